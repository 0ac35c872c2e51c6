using SecretMonitor.Secrets;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <content>From creation to deletion.</content>
internal sealed partial class SecretsManagerService
{
    private const int SuffixLength = 6;
    private const int MostTags = 50;

    private void OnLifecycle()
    {
        On("CreateSecret", CreateSecret);
        On("UpdateSecret", UpdateSecret);
        On("DeleteSecret", DeleteSecret);
        On("RestoreSecret", RestoreSecret);
    }

    private Structure CreateSecret(Call call)
    {
        var name = call.Input.Required("Name");
        var store = _regions[call.Region];
        var arn = call.Arn(SigningName, $"secret:{name}-{World.Random.Letters(SuffixLength)}");
        var context = ContextOf(call, secret: null, arn,
            ("Name", name), ("Description", call.Input.Text("Description")), ("KmsKeyId", call.Input.Text("KmsKeyId")));
        call.Authorize("CreateSecret", arn, context: context, shownResource: name);
        if (!SecretName.IsValid(name))
        {
            throw new ServiceFault("ValidationException",
                "Invalid name. Must be a valid name containing alphanumeric characters, "
                + "or any of the following: -/_+=.@!");
        }

        CheckTags(Tags(call));
        var (text, binary) = ValueOf(call);
        if (store.Find(name) is { } existing)
        {
            return CreateAgain(call, existing, text, binary);
        }

        Secret secret = new(name, arn, call.Region, call.Now)
        {
            Description = call.Input.Text("Description"),
            KmsKeyId = call.Input.Text("KmsKeyId"),
            Type = call.Input.Text("Type"),
        };
        foreach (var tag in Tags(call))
        {
            secret.Tags[tag.Key] = tag.Value;
        }

        var regions = CheckRegions(call, secret);
        var version = text is null && binary is null ? null : AddVersion(call, secret, text, binary, [Secret.Current]);
        store.Add(secret);
        AddReplicas(call, secret, regions);
        var answer = ArnAndName(secret);
        answer["VersionId"] = version?.Id;
        answer["ReplicationStatus"] = ShowReplicas(secret);
        return answer;
    }

    /// <summary>A repetition of the call that made the secret succeeds; any other finds the name taken.</summary>
    private static Structure CreateAgain(Call call, Secret existing, string? text, byte[]? binary)
    {
        if (existing.Deleted is not null)
        {
            throw InvalidRequest(
                "You can't create this secret because a secret with this name is already scheduled for deletion.");
        }

        if (call.Input.Text("ClientRequestToken") is { } token && existing.WithId(token) is { } version
            && version.HasValue(text, binary))
        {
            var answer = ArnAndName(existing);
            answer["VersionId"] = version.Id;
            return answer;
        }

        throw new ServiceFault("ResourceExistsException",
            $"The operation failed because the secret {existing.Name} already exists.");
    }

    private Structure UpdateSecret(Call call)
    {
        var secret = WritableSecretOf(call,
            ("Description", call.Input.Text("Description")), ("KmsKeyId", call.Input.Text("KmsKeyId")));
        var (text, binary) = ValueOf(call);
        var answer = ArnAndName(secret);
        if (call.Input.Text("KmsKeyId") is { } key)
        {
            if (secret.WithStage(Secret.Current) is { } current)
            {
                // AWS encrypts it again.
                DemandKey(call, secret, key, current.Id, "GenerateDataKey");
            }

            secret.KmsKeyId = key;
        }

        if (text is not null || binary is not null)
        {
            answer["VersionId"] = AddVersion(call, secret, text, binary, [Secret.Current]).Id;
        }

        secret.Description = call.Input.Text("Description") ?? secret.Description;
        secret.Type = call.Input.Text("Type") ?? secret.Type;
        secret.LastChanged = call.Now;
        return answer;
    }

    private Structure DeleteSecret(Call call)
    {
        var id = call.Input.Required("SecretId");
        var isForced = call.Input.Flag("ForceDeleteWithoutRecovery") ?? false;
        var days = call.Input.Number("RecoveryWindowInDays");
        var secret = Find(call, "DeleteSecret", id,
            ("ForceDeleteWithoutRecovery", isForced ? "true" : "false"),
            ("RecoveryWindowInDays", days?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (isForced && days is not null)
        {
            throw InvalidParameter(
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }

        if (days is < 7 or > 30)
        {
            throw InvalidParameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }

        if (secret is null)
        {
            return isForced ? DeleteNothing(call, id) : throw NotFound();
        }

        if (secret.Replicas.Count > 0)
        {
            throw InvalidRequest("You can't delete secret that has replicas. First remove the replica regions: "
                + string.Join(", ", secret.Replicas.Keys) + ".");
        }

        if (!isForced)
        {
            DemandLive(secret);
        }

        var window = isForced ? TimeSpan.Zero : TimeSpan.FromDays(days ?? 30);
        var now = call.Now;
        secret.Deleted = now;
        if (isForced)
        {
            Remove(secret);
        }
        else
        {
            World.Clock.Schedule(window, () => RemoveIfStillDeleted(secret, now));
        }

        var answer = ArnAndName(secret);
        answer["DeletionDate"] = now + window;
        return answer;
    }

    /// <summary>
    /// Deleting by force what is not there succeeds, so that scripts can do it first and create afterwards.
    /// </summary>
    private Structure DeleteNothing(Call call, string id)
    {
        var isArn = id.StartsWith("arn:", StringComparison.Ordinal);
        return new()
        {
            ["ARN"] = isArn ? id : call.Arn(SigningName, $"secret:{id}-{World.Random.Letters(SuffixLength)}"),
            ["Name"] = isArn ? id.Substring(id.LastIndexOf(':') + 1) : id,
            ["DeletionDate"] = call.Now,
        };
    }

    private Structure RestoreSecret(Call call)
    {
        var secret = SecretOf(call);
        secret.Deleted = null;
        return ArnAndName(secret);
    }

    private void RemoveIfStillDeleted(Secret secret, DateTimeOffset deleted)
    {
        // It may have been restored, and even deleted again, meanwhile.
        if (secret.Deleted == deleted)
        {
            Remove(secret);
        }
    }

    private void Remove(Secret secret) => _regions[secret.Region].Remove(secret);

    private static void CheckTags(IEnumerable<KeyValuePair<string, string>> tags)
    {
        var keys = tags.Select(t => t.Key).ToArray();
        if (Array.Exists(keys, k => k.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw InvalidParameter("Tag keys can't start with the prefix aws:.");
        }

        if (keys.Distinct(StringComparer.Ordinal).Count() != keys.Length)
        {
            throw InvalidParameter("Tag keys must be unique.");
        }

        if (keys.Length > MostTags)
        {
            throw new ServiceFault("LimitExceededException", $"A secret can have at most {MostTags} tags.");
        }
    }

    private static Structure? TagResource(Call call, Secret secret)
    {
        CheckTags(Tags(call).Concat(secret.Tags.Where(old => Tags(call).All(t => t.Key != old.Key))));
        foreach (var tag in Tags(call))
        {
            secret.Tags[tag.Key] = tag.Value;
        }

        return null;
    }

    private Structure? TagResource(Call call) => TagResource(call, WritableSecretOf(call));

    private Structure? UntagResource(Call call)
    {
        var secret = WritableSecretOf(call);
        foreach (var key in call.Input.Texts("TagKeys"))
        {
            secret.Tags.Remove(key);
        }

        return null;
    }
}
