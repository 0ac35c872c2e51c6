using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The tags of log groups, by ARN as today and by name as before.</summary>
internal static class TagOperations
{
    public static Structure? Tag(Call call, LogsRegion region)
    {
        var group = Tagged(call, region);
        var tags = call.Input.TextMap("tags");
        if (group.Tags.Keys.Union(tags.Keys, StringComparer.Ordinal).Count() > TagSet.Limit)
        {
            throw new ServiceFault("TooManyTagsException", $"A resource can have no more than {TagSet.Limit} tags.");
        }

        Check(tags.Keys);
        foreach (var tag in tags)
        {
            group.Tags[tag.Key] = tag.Value;
        }

        return null;
    }

    public static Structure? Untag(Call call, LogsRegion region)
    {
        var group = Tagged(call, region);
        foreach (var key in call.Input.Texts("tagKeys").Concat(call.Input.Texts("tags")))
        {
            group.Tags.Remove(key);
        }

        return null;
    }

    public static Structure List(Call call, LogsRegion region) =>
        new() { ["tags"] = Tagged(call, region).Tags.ToDictionary(t => t.Key, t => (object)t.Value) };

    /// <summary>Refuses keys that are AWS's.</summary>
    public static void Check(IEnumerable<string> keys)
    {
        if (keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw Faults.Invalid("Tag keys can't start with the prefix aws:.");
        }
    }

    private static LogGroup Tagged(Call call, LogsRegion region)
    {
        if (call.Input.Text("resourceArn") is not { } arn)
        {
            return region.Demand(call);
        }

        call.Authorize(call.Operation.Name, arn);
        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != "logs"
            || arn.EndsWith(":*", StringComparison.Ordinal))
        {
            throw Faults.Invalid("The resource ARN is invalid.");
        }

        return region.Groups.TryGetValue(LogsRegion.NameOf(arn), out var group)
            ? group
            : throw Faults.NotFound("The specified resource does not exist.");
    }
}
