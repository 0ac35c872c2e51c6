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

    private readonly RecordCondition _condition;
    private RoutePatterns<FilterPattern>? _filterPatterns;
    private RoutePatterns<EventPattern>? _eventPatterns;

    private readonly int _wildcardPatterns;

    internal ScopedDetection(string name, RecordCondition condition, DetectionScope scope, AlertMessage message)
    {
        Name = name;
        Message = message;
        _condition = condition;
        _wildcardPatterns = scope.WildcardPatterns;
    }

    /// <summary>The detection's name.</summary>
    public string Name { get; }

    /// <summary>For the CloudWatch route: one metric filter per pattern, all counting into one metric.</summary>
    public RoutePatterns<FilterPattern> FilterPatterns => _filterPatterns ??= Project(
        _condition,
        part => new JsonPattern(part.ToFilter()).ToString(),
        text => FilterPattern.TryParse(text, out FilterPattern? pattern) ? pattern : null,
        $"a metric filter takes {FilterPattern.MaxLength} and {FilterPattern.MaxWildcardSelectors} searches in lists");

    /// <summary>For the EventBridge route: one rule per pattern.</summary>
    public RoutePatterns<EventPattern> EventPatterns => _eventPatterns ??= SpareWildcards(ProjectToEvents(_condition));

    /// <summary>What the EventBridge route tells people.</summary>
    public AlertMessage Message { get; }

    /// <summary>Whether a record raises the detection.</summary>
    public bool Matches(CloudTrailRecord record) => _condition.Matches(record.Json);

    private RoutePatterns<EventPattern> ProjectToEvents(RecordCondition condition) => Project(
        condition,
        part => EventProjection.ToFields(part).ToString(),
        text => text.Length <= MaxEventPatternLength && EventPattern.TryParse(text, out EventPattern? pattern)
            ? pattern
            : null,
        $"an EventBridge rule takes {MaxEventPatternLength}");

    private RoutePatterns<EventPattern> SpareWildcards(RoutePatterns<EventPattern> whole)
    {
        int wildcards = whole.Patterns.Count(pattern => pattern.HasWildcards);
        return wildcards <= _wildcardPatterns || WildcardRoom.DoWithout(_condition) is not { } plain ? whole : new(
            ProjectToEvents(plain).Patterns,
            $"{Name} of so many secrets would need {wildcards} rules with wildcards, and EventBridge has room for "
            + $"{_wildcardPatterns} (it takes 30 on a bus): on this route a refused read is not seen where CloudTrail leaves "
            + "out the call's parameters. The CloudWatch route sees it, and a name pattern (prod/*) needs one rule.");
    }

    private RoutePatterns<TPattern> Project<TPattern>(
        RecordCondition condition, Func<RecordCondition, string> print, Func<string, TPattern?> parse, string limit)
        where TPattern : class
    {
        IReadOnlyList<TPattern> patterns = Splitting.Split(condition, part => parse(print(part)));
        return new(patterns, patterns.Count > 0
            ? null
            : $"The pattern of {Name} has {print(condition).Length} characters and cannot be divided; {limit}.");
    }
}
