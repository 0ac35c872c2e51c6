using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge.Model;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Reads the expected principals off patterns: they are what a pattern demands an identity not to be, or what is
/// taken back.
/// </summary>
internal static class AllowList
{
    private static readonly Regex Inequality = new(
        """\$\.userIdentity\.[\w.]+ != "(?<text>[^"]*)" """.TrimEnd(), RegexOptions.CultureInvariant);

    private static readonly Regex Equality = new(
        """\$\.userIdentity\.[\w.]+ = "(?<text>[^"]*)" """.TrimEnd(), RegexOptions.CultureInvariant);

    /// <summary>Whether a filter counts down: what it matches was counted by another, and is expected.</summary>
    public static bool IsTakingBack(MetricFilter filter) =>
        filter.MetricTransformations?.Any(t => t.MetricValue?.StartsWith("-", StringComparison.Ordinal) == true) == true;

    /// <summary>The entries, each once.</summary>
    public static IReadOnlyList<string> ReadFrom(IEnumerable<Rule> rules, IEnumerable<MetricFilter> filters) =>
        rules.SelectMany(r => InEventPattern(r.EventPattern))
            .Concat(filters.SelectMany(InFilter))
            .Distinct(StringComparer.Ordinal)
            .ToList();

    // A filter that takes reads back demands the identities that others exclude.
    private static IEnumerable<string> InFilter(MetricFilter filter) =>
        (IsTakingBack(filter) ? Equality : Inequality).Matches(filter.FilterPattern ?? "").Cast<Match>()
            .Select(m => m.Groups["text"].Value);

    private static List<string> InEventPattern(string? pattern)
    {
        try
        {
            using var document = JsonDocument.Parse(pattern ?? "{}");
            return Find(document.RootElement, isExcluded: false).ToList();
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Find(JsonElement json, bool isExcluded) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => Find(m, isExcluded)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Find(item, isExcluded)),
        JsonValueKind.String when isExcluded => [json.GetString()!],
        _ => [],
    };

    // What the filter pattern writes with an asterisk, the event pattern has operators for.
    private static IEnumerable<string> Find(JsonProperty member, bool isExcluded) => member.Name switch
    {
        // Rules of a long list are told apart by the beginnings of names.
        "userName" => [],
        "anything-but" => Find(member.Value, isExcluded: true),
        "prefix" when isExcluded => Find(member.Value, isExcluded).Select(text => text + "*"),
        "suffix" when isExcluded => Find(member.Value, isExcluded).Select(text => "*" + text),
        _ => Find(member.Value, isExcluded),
    };
}
