using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>Versions and their labels.</content>
internal sealed partial class SecretsManagerService
{
    private const int MostStages = 20;

    private void OnVersions()
    {
        On("PutSecretValue", PutSecretValue);
        On("UpdateSecretVersionStage", UpdateSecretVersionStage);
        On("ListSecretVersionIds", ListSecretVersionIds);
    }

    private Structure PutSecretValue(Call call)
    {
        var secret = WritableSecretOf(call);
        var (text, binary) = ValueOf(call);
        if (text is null && binary is null)
        {
            throw InvalidParameter("You must provide either SecretString or SecretBinary.");
        }

        var stages = call.Input.Texts("VersionStages");
        var version = AddVersion(call, secret, text, binary, stages.Count == 0 ? [Secret.Current] : stages);
        secret.LastChanged = call.Now;
        var answer = ArnAndName(secret);
        answer["VersionId"] = version.Id;
        answer["VersionStages"] = version.Stages.ToList();
        return answer;
    }

    private static (string? Text, byte[]? Binary) ValueOf(Call call)
    {
        var (text, binary) = (call.Input.Text("SecretString"), call.Input.Bytes("SecretBinary"));
        return text is null || binary is null
            ? (text, binary)
            : throw InvalidParameter(
                "You can't specify both a binary secret value and a string secret value in the same secret.");
    }

    /// <summary>
    /// The request's token names the version. The same token with the same value is a repetition and changes nothing;
    /// with another value it is refused.
    /// </summary>
    private SecretVersion AddVersion(
        Call call, Secret secret, string? text, byte[]? binary, IReadOnlyList<string> stages)
    {
        var token = call.Input.Text("ClientRequestToken") ?? World.Random.Uuid();
        if (secret.WithId(token) is { } existing)
        {
            return existing.HasValue(text, binary) ? existing : throw new ServiceFault("ResourceExistsException",
                $"You can't use ClientRequestToken {token} because that value is already in use for a version of "
                + $"secret {secret.Arn}.");
        }

        DemandKey(call, secret, secret.KmsKeyId, token, "GenerateDataKey");
        SecretVersion version = new(token, text, binary, call.Now);
        secret.Versions.Add(version);
        foreach (var stage in stages.Distinct(StringComparer.Ordinal))
        {
            secret.Move(stage, version);
        }

        return version;
    }

    private Structure UpdateSecretVersionStage(Call call)
    {
        var stage = call.Input.Required("VersionStage");
        var secret = WritableSecretOf(call, ("VersionStage", stage));
        var from = VersionOf(secret, call.Input.Text("RemoveFromVersionId"));
        var to = VersionOf(secret, call.Input.Text("MoveToVersionId"));
        var holder = secret.WithStage(stage);
        if (from is not null && from != holder)
        {
            throw InvalidParameter($"Staging label {stage} is not currently attached to version {from.Id}.");
        }

        if (to is null)
        {
            if (stage == Secret.Current)
            {
                throw InvalidParameter(
                    $"You can only move staging label {stage} to a different secret version. "
                    + "It can’t be completely removed.");
            }

            from?.Stages.Remove(stage);
        }
        else
        {
            if (holder is not null && holder != to && from is null)
            {
                throw InvalidParameter(
                    $"The parameter RemoveFromVersionId can't be empty. Staging label {stage} is currently attached "
                    + $"to version {holder.Id}, so you must explicitly reference that version in RemoveFromVersionId.");
            }

            if (!to.Stages.Contains(stage) && to.Stages.Count >= MostStages)
            {
                throw new ServiceFault("LimitExceededException",
                    $"A version can have at most {MostStages} staging labels.");
            }

            secret.Move(stage, to);
        }

        secret.LastChanged = call.Now;
        return ArnAndName(secret);
    }

    private static SecretVersion? VersionOf(Secret secret, string? id) =>
        id is null ? null : secret.WithId(id) ?? throw NotFound($"secret value for VersionId: {id}");

    private Structure ListSecretVersionIds(Call call)
    {
        var secret = SecretOf(call);
        var isAll = call.Input.Flag("IncludeDeprecated") ?? false;
        var versions = secret.Versions.Where(v => isAll || v.Stages.Count > 0);
        var answer = SecretPage.Of(call.Input, "Versions", versions, size: 100, version => new()
        {
            ["VersionId"] = version.Id,
            ["VersionStages"] = version.Stages.Count == 0 ? null : version.Stages.ToList(),
            ["LastAccessedDate"] = version.LastAccessed,
            ["CreatedDate"] = version.Created,
            ["KmsKeyIds"] = new List<string> { secret.KmsKeyId ?? "DefaultEncryptionKey" },
        });
        answer["ARN"] = secret.Arn;
        answer["Name"] = secret.Name;
        return answer;
    }
}
