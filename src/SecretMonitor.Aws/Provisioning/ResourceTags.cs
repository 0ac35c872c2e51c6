using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The tags of what is created: ours, by which it is told from what was there before, and the person's.
/// </summary>
internal sealed class ResourceTags(string owner, IReadOnlyDictionary<string, string> asked)
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _all =
        [new(MonitorNames.TagKey, owner), .. asked.Where(t => t.Key != MonitorNames.TagKey)];

    /// <summary>The tags as a service's own type.</summary>
    public List<T> As<T>(Func<string, string, T> create) => _all.Select(t => create(t.Key, t.Value)).ToList();

    /// <summary>The tags as a map.</summary>
    public Dictionary<string, string> AsMap() => _all.ToDictionary(t => t.Key, t => t.Value);
}
