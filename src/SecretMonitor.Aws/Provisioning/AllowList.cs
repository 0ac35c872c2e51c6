using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge.Model;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Reads the expected principals off patterns: they are what a pattern demands an identity not to be.
/// </summary>
internal static class AllowList
{
    private static readonly Regex Inequality = new(
        """\$\.userIdentity\.[\w.]+ != "(?<text>[^"]*)" """.TrimEnd(), RegexOptions.CultureInvariant);

    /// <summary>The entries, each once.</summary>
    public static IReadOnlyList<string> ReadFrom(IEnumerable<Rule> rules, IEnumerable<MetricFilter> filters) =>
        rules.SelectMany(r => InEventPattern(r.EventPattern))
            .Concat(filters.SelectMany(f => InFilterPattern(f.FilterPattern)))
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static IEnumerable<string> InFilterPattern(string? pattern) =>
        Inequality.Matches(pattern ?? "").Cast<Match>().Select(m => m.Groups["text"].Value);

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
        "anything-but" => Find(member.Value, isExcluded: true),
        "prefix" when isExcluded => Find(member.Value, isExcluded).Select(text => text + "*"),
        "suffix" when isExcluded => Find(member.Value, isExcluded).Select(text => "*" + text),
        _ => Find(member.Value, isExcluded),
    };
}
