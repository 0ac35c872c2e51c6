using SecretMonitor.Patterns;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>
/// A detection for certain secrets, as each route needs it. The patterns of both routes and <see cref="Matches"/> agree
/// on every record that CloudTrail writes.
/// </summary>
public sealed class ScopedDetection
{
    /// <summary>EventBridge's default quota for a rule's pattern, in characters.</summary>
    public const int MaxEventPatternLength = 2048;

    /// <summary>The most patterns with wildcards of one detection: EventBridge takes 30 such rules on a bus.</summary>
    public const int MaxWildcardPatterns = 4;

    private readonly RecordCondition _condition;
    private RoutePatterns<FilterPattern>? _filterPatterns;
    private RoutePatterns<EventPattern>? _eventPatterns;

    internal ScopedDetection(string name, RecordCondition condition, AlertMessage message)
    {
        Name = name;
        Message = message;
        _condition = condition;
    }

    /// <summary>The detection's name.</summary>
    public string Name { get; }

    /// <summary>For the CloudWatch route: one metric filter per pattern, all counting into one metric.</summary>
    public RoutePatterns<FilterPattern> FilterPatterns => _filterPatterns ??= Project(
        part => new JsonPattern(part.ToFilter()).ToString(),
        text => FilterPattern.TryParse(text, out FilterPattern? pattern) ? pattern : null,
        $"a metric filter takes {FilterPattern.MaxLength} and {FilterPattern.MaxWildcardSelectors} searches in lists");

    /// <summary>For the EventBridge route: one rule per pattern.</summary>
    public RoutePatterns<EventPattern> EventPatterns => _eventPatterns ??= SpareWildcards(Project(
        part => EventProjection.ToFields(part).ToString(),
        text => text.Length <= MaxEventPatternLength && EventPattern.TryParse(text, out EventPattern? pattern)
            ? pattern
            : null,
        $"an EventBridge rule takes {MaxEventPatternLength}"));

    /// <summary>What the EventBridge route tells people.</summary>
    public AlertMessage Message { get; }

    /// <summary>Whether a record raises the detection.</summary>
    public bool Matches(CloudTrailRecord record) => _condition.Matches(record.Json);

    private static RoutePatterns<EventPattern> SpareWildcards(RoutePatterns<EventPattern> projected)
    {
        EventPattern[] plain = [.. projected.Patterns.Where(p => !HasWildcard(p))];
        int wildcards = projected.Patterns.Count - plain.Length;
        return wildcards <= MaxWildcardPatterns ? projected : new(
            plain,
            $"EventBridge takes 30 rules with wildcards on a bus, and so many secrets would need {wildcards}: on this "
            + "route a refused read is not seen where CloudTrail leaves out the call's parameters. Watch the secrets in "
            + "smaller groups.");
    }

    private static bool HasWildcard(EventPattern pattern) =>
        pattern.ToString().IndexOf("\"wildcard\"", StringComparison.Ordinal) >= 0;

    private RoutePatterns<TPattern> Project<TPattern>(
        Func<RecordCondition, string> print, Func<string, TPattern?> parse, string limit)
        where TPattern : class
    {
        IReadOnlyList<TPattern> patterns = Splitting.Split(_condition, part => parse(print(part)));
        return new(patterns, patterns.Count > 0
            ? null
            : $"The pattern of {Name} has {print(_condition).Length} characters and cannot be divided; {limit}.");
    }
}
