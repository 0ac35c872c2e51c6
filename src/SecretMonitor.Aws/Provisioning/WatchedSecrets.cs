using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge.Model;
using SecretMonitor.Errors;
using SecretMonitor.Secrets;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Reads secrets, and patterns of their names, as a person names them, and as filter and event patterns have them: they
/// are what such a pattern takes for the id of a secret.
/// </summary>
internal static class WatchedSecrets
{
    private static readonly Regex Equality = new(
        """\$\.requestParameters\.secretId = "(?<text>[^"]*)" """.TrimEnd(), RegexOptions.CultureInvariant);

    /// <summary>The secrets that are known by their full ARN, and patterns of names, ordered by ARN.</summary>
    public static IReadOnlyList<SecretReference> ReadFrom(
        IEnumerable<Rule> rules, IEnumerable<MetricFilter> filters)
    {
        HashSet<string> ids = new(
            rules.SelectMany(r => InEventPattern(r.EventPattern))
                .Concat(filters.SelectMany(f => InFilterPattern(f.FilterPattern))),
            StringComparer.Ordinal);

        // The partial ARN of a secret whose own name ends like a suffix looks like a full one.
        HashSet<string> partial = new(
            ids.Where(SecretName.EndsLikeArn).Select(SecretName.WithoutSuffix), StringComparer.Ordinal);
        return ids
            .Where(id => id == "*" || (id.StartsWith("arn:", StringComparison.Ordinal)
                && (SecretPattern.IsMeant(id) || (SecretName.EndsLikeArn(id) && !partial.Contains(id)))))
            .OrderBy(id => id, StringComparer.Ordinal)
            .Select(id => SecretPattern.IsMeant(id) ? SecretReference.ParsePattern(id) : SecretReference.FromArn(id))
            .ToList();
    }

    /// <summary>Reads what a person names.</summary>
    /// <exception cref="SecretMonitorException">NamePatternNotPossible, InvalidParameterValue.</exception>
    public static SecretReference Parse(string secretId)
    {
        if (!SecretPattern.IsMeant(secretId))
        {
            return SecretReference.TryParse(secretId, out var secret) ? secret : throw ErrorCatalog.InvalidParameterValue(
                "SecretId", secretId, "the name or ARN of a secret, or a name pattern such as prod/*");
        }

        var name = secretId.Substring(secretId.LastIndexOf(':') + 1);
        return SecretPattern.ProblemOf(name) is { } problem
            ? throw ErrorCatalog.NamePatternNotPossible(secretId, problem)
            : SecretReference.ParsePattern(secretId);
    }

    private static IEnumerable<string> InFilterPattern(string? pattern) =>
        Equality.Matches(pattern ?? "").Cast<Match>().Select(m => m.Groups["text"].Value);

    private static List<string> InEventPattern(string? pattern)
    {
        try
        {
            using var document = JsonDocument.Parse(pattern ?? "{}");
            return Find(document.RootElement).ToList();
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Find(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => m.NameEquals("secretId")
            ? m.Value.EnumerateArray().Select(Text).OfType<string>()
            : Find(m.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Find),
        _ => [],
    };

    // What a filter pattern writes with an asterisk, the event pattern has operators for.
    private static string? Text(JsonElement matcher) =>
        matcher.ValueKind == JsonValueKind.String ? matcher.GetString()
        : matcher.TryGetProperty("prefix", out var prefix) ? prefix.GetString() + "*"
        : matcher.TryGetProperty("wildcard", out var wildcard) ? wildcard.GetString()
        : matcher.TryGetProperty("exists", out var exists) && exists.ValueKind == JsonValueKind.True ? "*"
        : null;
}
