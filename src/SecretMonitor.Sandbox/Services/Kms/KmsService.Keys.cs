using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <content>Keys, from creation to deletion.</content>
internal sealed partial class KmsService
{
    private const int MostTags = 50;
    private const int DeletionDays = 30;

    private void OnKeys()
    {
        On("CreateKey", CreateKey);
        On("DescribeKey", call => new() { ["KeyMetadata"] = KeyOf(call).Describe() });
        On("ListKeys", ListKeys);
        On("UpdateKeyDescription", call => Change(call, k => k.Description = call.Input.Required("Description")));
        On("EnableKey", call => Change(call, k => k.State = KmsKey.Enabled));
        On("DisableKey", call => Change(call, k => k.State = KmsKey.Disabled));
        On("EnableKeyRotation", call => Change(
            call, k => k.RotationDays = call.Input.Number("RotationPeriodInDays") ?? 365));
        On("DisableKeyRotation", call => Change(call, k => k.RotationDays = null));
        On("GetKeyRotationStatus", GetKeyRotationStatus);
        On("ScheduleKeyDeletion", ScheduleKeyDeletion);
        On("CancelKeyDeletion", CancelKeyDeletion);
        On("TagResource", TagResource);
        On("UntagResource", UntagResource);
        On("ListResourceTags", call =>
        {
            var tags = KeyOf(call).Tags;
            return Listed(call, "Tags", tags, t => t.Key, ShowTag, limit: 50);
        });
    }

    private Structure CreateKey(Call call)
    {
        var input = call.Input;
        call.Authorize("CreateKey", "*", context: TagContext.Of(null, Tags(call)));
        if (input.Text("KeyUsage") is not (null or "ENCRYPT_DECRYPT")
            || (input.Text("KeySpec") ?? input.Text("CustomerMasterKeySpec")) is not (null or KmsKey.Algorithm)
            || input.Text("Origin") is not (null or "AWS_KMS"))
        {
            throw KmsFault.Unsupported("The sandbox has symmetric keys for encryption only, made by KMS.");
        }

        var ring = _rings[call.Region];
        var policy = input.Text("Policy") is { } own ? KeyPolicy.Checked(own) : KeyPolicy.Default(call);
        var key = ring.NewKey(ring.NewId(input.Flag("MultiRegion") ?? false), policy);
        DemandNoLockout(call, key, policy);
        key.Description = input.Text("Description") ?? "";
        SetTags(call, key);
        ring.Add(key);
        call.Record.Resources.Add((KeyType, key.Arn));
        return new() { ["KeyMetadata"] = key.Describe() };
    }

    private Structure ListKeys(Call call)
    {
        call.Authorize("ListKeys", "*");
        return Listed(
            call,
            "Keys",
            _rings[call.Region].Keys,
            k => k.Id,
            k => new Structure { ["KeyId"] = k.Id, ["KeyArn"] = k.Arn },
            limit: 100);
    }

    private Structure? Change(Call call, Action<KmsKey> change)
    {
        change(ChangeableKeyOf(call));
        return null;
    }

    private Structure GetKeyRotationStatus(Call call)
    {
        var key = KeyOf(call);
        return new()
        {
            ["KeyRotationEnabled"] = key.RotationDays is not null,
            ["KeyId"] = key.Arn,
            ["RotationPeriodInDays"] = key.RotationDays,
            ["NextRotationDate"] = key.RotationDays is { } days ? key.Created.AddDays(days) : null,
        };
    }

    private Structure ScheduleKeyDeletion(Call call)
    {
        var key = ChangeableKeyOf(call);
        var days = call.Input.Number("PendingWindowInDays") ?? DeletionDays;
        if (days is < 7 or > DeletionDays)
        {
            throw KmsFault.Invalid($"PendingWindowInDays must be between 7 and {DeletionDays} (inclusive).");
        }

        (key.State, key.DeletionDate) = (KmsKey.PendingDeletion, call.Now.AddDays(days));
        return new()
        {
            ["KeyId"] = key.Arn,
            ["DeletionDate"] = key.DeletionDate,
            ["KeyState"] = key.State,
            ["PendingWindowInDays"] = days,
        };
    }

    private Structure CancelKeyDeletion(Call call)
    {
        var key = KeyOf(call);
        if (key.State != KmsKey.PendingDeletion)
        {
            throw new ServiceFault("KMSInvalidStateException", $"{key.Arn} is not pending deletion.");
        }

        (key.State, key.DeletionDate) = (KmsKey.Disabled, null);
        return new() { ["KeyId"] = key.Arn };
    }

    private Structure? TagResource(Call call)
    {
        var key = KeyOf(call, "KeyId", KeyUse.Of("TagResource") with { Conditions = TagContext.Of(null, Tags(call)) });
        DemandNotOfAws(key);
        SetTags(call, key);
        return null;
    }

    private Structure? UntagResource(Call call)
    {
        var key = ChangeableKeyOf(call);
        foreach (var name in call.Input.Texts("TagKeys"))
        {
            key.Tags.Remove(name);
        }

        return null;
    }

    private static void SetTags(Call call, KmsKey key)
    {
        var tags = Tags(call).ToList();
        if (tags.Exists(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            || tags.Select(t => t.Key).Distinct(StringComparer.Ordinal).Count() < tags.Count)
        {
            throw new ServiceFault(
                "TagException", "A tag's key must not begin with aws:, nor stand twice in the same request.");
        }

        if (key.Tags.Keys.Union(tags.Select(t => t.Key)).Count() > MostTags)
        {
            throw new ServiceFault("LimitExceededException", $"A key can have at most {MostTags} tags.");
        }

        foreach (var tag in tags)
        {
            key.Tags[tag.Key] = tag.Value;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(Call call) => call.Input.Parts("Tags")
        .Select(t => new KeyValuePair<string, string>(t.Required("TagKey"), t.Required("TagValue")));

    private static object ShowTag(KeyValuePair<string, string> tag) =>
        new Structure { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value };
}
