using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The tags of alarms and dashboards.</summary>
internal static class CloudWatchTags
{
    public static void CheckCount(int count)
    {
        if (count > TagSet.Limit)
        {
            throw Faults.Invalid($"The number of tags exceeds the limit of {TagSet.Limit} tags.");
        }
    }

    public static Structure? TagResource(Call call, Func<string, TagSet?> find)
    {
        var tags = Find(call, find);
        CheckCount(tags.CountWith(call.Input.Parts("Tags")));
        tags.Put(call.Input.Parts("Tags"));
        return new();
    }

    public static Structure? UntagResource(Call call, Func<string, TagSet?> find)
    {
        Find(call, find).Remove(call.Input.Texts("TagKeys"));
        return new();
    }

    public static Structure ListTagsForResource(Call call, Func<string, TagSet?> find) =>
        new() { ["Tags"] = Find(call, find).ToList() };

    private static TagSet Find(Call call, Func<string, TagSet?> find)
    {
        var arn = call.Input.Required("ResourceARN");
        call.Authorize(call.Operation.Name, arn);
        return find(arn) ?? throw new ServiceFault("ResourceNotFoundException", $"Unknown resource {arn}");
    }
}
