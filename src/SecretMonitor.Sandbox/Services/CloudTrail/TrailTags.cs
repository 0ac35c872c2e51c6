using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>CloudTrail's rules for a trail's tags.</summary>
internal static class TrailTags
{
    private const int Most = 50;

    /// <summary>Checks tags and sets them; a tag of the same key gets the new value.</summary>
    /// <exception cref="ServiceFault">InvalidTagParameterException, TagsLimitExceededException.</exception>
    public static void Set(IDictionary<string, string> tags, IReadOnlyList<Structure> added)
    {
        if (added.GroupBy(t => t.Required("Key")).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ServiceFault("InvalidTagParameterException", $"Duplicate tag keys: {twice.Key}");
        }

        if (added.FirstOrDefault(t => IsReserved(t.Required("Key"))) is { } reserved)
        {
            throw new ServiceFault(
                "InvalidTagParameterException", $"Tag keys that start with aws: are reserved: {reserved.Text("Key")}");
        }

        if (tags.Keys.Union(added.Select(t => t.Required("Key"))).Count() > Most)
        {
            throw new ServiceFault("TagsLimitExceededException", $"A trail can have up to {Most} tags.");
        }

        foreach (var tag in added)
        {
            tags[tag.Required("Key")] = tag.Text("Value") ?? "";
        }
    }

    public static Structure Describe(string resourceId, IEnumerable<KeyValuePair<string, string>> tags) => new()
    {
        ["ResourceId"] = resourceId,
        ["TagsList"] = tags
            .Select(t => new Structure { ["Key"] = t.Key, ["Value"] = t.Value.Length > 0 ? t.Value : null }).ToList(),
    };

    private static bool IsReserved(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
