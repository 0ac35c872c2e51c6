using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>What there is, without values.</content>
internal sealed partial class SecretsManagerService
{
    private void OnListing()
    {
        On("DescribeSecret", DescribeSecret);
        On("ListSecrets", ListSecrets);
    }

    private Structure DescribeSecret(Call call)
    {
        var secret = SecretOf(call);
        var answer = Show(secret);
        answer["VersionIdsToStages"] = StagesOf(secret);
        answer["ReplicationStatus"] = ShowReplicas(secret);
        return answer;
    }

    private Structure ListSecrets(Call call)
    {
        call.Authorize("ListSecrets", "*");
        var isAll = call.Input.Flag("IncludePlannedDeletion") ?? false;
        var there = _regions[call.Region].All.Where(s => isAll || s.Deleted is null);
        var secrets = SecretFilter.Apply(call.Input.Parts("Filters"), there);
        return SecretPage.Of(call.Input, "SecretList", Sorted(call, secrets), size: 100, secret =>
        {
            var entry = Show(secret);
            entry["SecretVersionsToStages"] = StagesOf(secret);
            return entry;
        });
    }

    private static IEnumerable<Secret> Sorted(Call call, IEnumerable<Secret> secrets)
    {
        var byName = secrets.OrderBy(s => s.Name, StringComparer.Ordinal);
        var sorted = call.Input.Text("SortBy") switch
        {
            "name" => byName,
            "last-accessed-date" => byName.OrderBy(s => s.LastAccessed ?? DateTimeOffset.MinValue),
            "last-changed-date" => byName.OrderBy(s => s.LastChanged),
            _ => byName.OrderBy(s => s.Created),
        };
        return call.Input.Text("SortOrder") == "desc" ? sorted.Reverse() : sorted;
    }

    private static Structure Show(Secret secret) => new()
    {
        ["ARN"] = secret.Arn,
        ["Name"] = secret.Name,
        ["Type"] = secret.Type,
        ["Description"] = secret.Description,
        ["KmsKeyId"] = secret.KmsKeyId,
        ["RotationEnabled"] = secret.Rotation?.IsEnabled,
        ["RotationLambdaARN"] = secret.Rotation?.LambdaArn,
        ["RotationRules"] = secret.Rotation?.Rules,
        ["NextRotationDate"] = secret.Rotation?.Next,
        ["LastChangedDate"] = secret.LastChanged,
        ["LastAccessedDate"] = secret.LastAccessed,
        ["DeletedDate"] = secret.Deleted,
        ["Tags"] = secret.Tags.Select(t => new Structure { ["Key"] = t.Key, ["Value"] = t.Value }).ToList(),
        ["CreatedDate"] = secret.Created,
        ["PrimaryRegion"] = secret.Primary?.Region ?? (secret.Replicas.Count > 0 ? secret.Region : null),
    };

    private static Dictionary<string, object>? StagesOf(Secret secret)
    {
        var staged = secret.Versions.Where(v => v.Stages.Count > 0)
            .ToDictionary(v => v.Id, v => (object)v.Stages.ToList());
        return staged.Count == 0 ? null : staged;
    }
}
