using System.Globalization;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The tags of what is created: ours, by which it is told from what was there before, and the person's.
/// </summary>
internal sealed class ResourceTags(string owner, IReadOnlyDictionary<string, string> asked)
{
    /// <summary>The tag of bucket and log group that says how many days were asked for, whatever they are set to now.</summary>
    public const string RetentionKey = "SecretMonitor-RetentionInDays";

    private readonly IReadOnlyList<KeyValuePair<string, string>> _all =
        [new(MonitorNames.TagKey, owner), .. asked.Where(t => t.Key != MonitorNames.TagKey)];

    /// <summary>The days that tags say; null where they say none.</summary>
    public static int? RetentionOf(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(RetentionKey, out var text) && int.TryParse(text, out var days) ? days : null;

    /// <summary>These tags and that of the days.</summary>
    public ResourceTags WithRetention(int days) => new(
        owner,
        new Dictionary<string, string>(asked.ToDictionary(t => t.Key, t => t.Value))
        {
            [RetentionKey] = days.ToString(CultureInfo.InvariantCulture),
        });

    /// <summary>These tags, and those of the others that these do not name.</summary>
    public ResourceTags Over(IReadOnlyDictionary<string, string> others) => new(
        owner,
        asked.Concat(others.Where(t => !asked.ContainsKey(t.Key))).ToDictionary(t => t.Key, t => t.Value));

    /// <summary>The tags as a service's own type.</summary>
    public List<T> As<T>(Func<string, string, T> create) => _all.Select(t => create(t.Key, t.Value)).ToList();

    /// <summary>The tags as a map.</summary>
    public Dictionary<string, string> AsMap() => _all.ToDictionary(t => t.Key, t => t.Value);
}
