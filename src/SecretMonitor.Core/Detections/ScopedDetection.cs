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

    // A filter looks for three ids in lists: so many filters are better spent on more secrets.
    private const int MostListSearches = 3;

    private readonly RecordCondition _condition;
    private readonly int _wildcardPatterns;
    private RecordCondition? _divided;
    private RoutePatterns<FilterPattern>? _filterPatterns;
    private RoutePatterns<EventPattern>? _eventPatterns;

    internal ScopedDetection(string name, RecordCondition condition, DetectionScope scope, AlertMessage message)
    {
        Name = name;
        Message = message;
        _condition = condition;
        _wildcardPatterns = scope.WildcardPatterns;
    }

    /// <summary>The detection's name.</summary>
    public string Name { get; }

    /// <summary>How many matching records it takes; null where each is worth an alert.</summary>
    public Burst? Burst { get; init; }

    /// <summary>For the CloudWatch route: one metric filter per pattern, all counting into one metric.</summary>
    public RoutePatterns<FilterPattern> FilterPatterns => _filterPatterns ??= ProjectFilters();

    /// <summary>For the EventBridge route: one rule per pattern.</summary>
    public RoutePatterns<EventPattern> EventPatterns => _eventPatterns ??= ProjectEvents();

    /// <summary>What the EventBridge route tells people.</summary>
    public AlertMessage Message { get; }

    /// <summary>The condition, as what is counted less what is taken back; null where it cannot be said so.</summary>
    internal Difference? Difference { get; init; }

    /// <summary>The condition in parts, each of which fits; null where it has parts of its own.</summary>
    internal Func<Func<RecordCondition, bool>, RecordCondition>? Parts { get; init; }

    /// <summary>Whether a record raises the detection, or is one of the <see cref="Burst"/> that does.</summary>
    public bool Matches(CloudTrailRecord record) => _condition.Matches(record.Json);

    /// <summary>
    /// Records to try patterns on: one of each kind that raises the detection, with the secret in each of its forms, and
    /// some that are near to it.
    /// </summary>
    public IEnumerable<SampleRecord> Samples() =>
        SampleRecord.Of(_condition).Concat(
            EventPatterns.Patterns.Count > 0 && _divided is not null ? SampleRecord.OfChoices(_divided) : []);

    private RoutePatterns<FilterPattern> ProjectFilters()
    {
        IReadOnlyList<FilterPattern> patterns = Splitting.Split(_condition, ToFilter);
        if (patterns.Count > 0)
        {
            return Burst is null ? SpareListSearches(patterns) : new(
                patterns,
                $"{Name} on the CloudWatch route counts the reads by all callers together, not the secrets of each.");
        }

        IReadOnlyList<FilterPattern> takenBack = Difference is null ? [] : Splitting.Split(Difference.TakenBack, ToFilter);
        return takenBack.Count > 0
            ? new(Splitting.Split(Difference!.Counted, ToFilter), Limitation: null) { TakenBack = takenBack }
            : new([], Refusal(
                Print(Difference?.TakenBack ?? _condition),
                $"a metric filter takes {FilterPattern.MaxLength} and {FilterPattern.MaxWildcardSelectors} searches in lists"));
    }

    private RoutePatterns<FilterPattern> SpareListSearches(IReadOnlyList<FilterPattern> patterns)
    {
        int searches = patterns.Count(p => p.ToString().IndexOf("secretIdList[*]", StringComparison.Ordinal) >= 0);
        return searches <= MostListSearches
            || Omission.Without(_condition, field => field is ElementCondition) is not { } plain
            ? new(patterns, Limitation: null)
            : new(
                Splitting.Split(plain, ToFilter),
                $"{Name} of so many secrets would need {searches} metric filters for batches alone, as a filter looks for "
                + "three ids in a list: on the CloudWatch route a BatchGetSecretValue that lists them and is refused as a "
                + "whole is not seen. The EventBridge route sees it, and a name pattern (prod/*) needs one filter.");
    }

    private RoutePatterns<EventPattern> ProjectEvents()
    {
        if (Burst is not null)
        {
            return new([], $"{Name} is left out on the EventBridge route: a rule sees one event at a time and cannot count.");
        }

        IReadOnlyList<EventPattern> patterns = Splitting.Split(_condition, ToRule);
        if (patterns.Count == 0 && Parts is not null)
        {
            _divided = Parts(part => Splitting.Split(part, ToRule).Count > 0);
            patterns = Splitting.Split(_divided, ToRule);
        }

        return patterns.Count > 0
            ? SpareWildcards(patterns)
            : new([], Refusal(
                EventProjection.ToFields(_condition).ToString(), $"an EventBridge rule takes {MaxEventPatternLength}"));
    }

    private RoutePatterns<EventPattern> SpareWildcards(IReadOnlyList<EventPattern> patterns)
    {
        int wildcards = patterns.Count(pattern => pattern.HasWildcards);
        return wildcards <= _wildcardPatterns
            || Omission.Without(_condition, field => field.Texts.Any(TextPattern.IsWildcard)) is not { } plain
            ? new(patterns, Limitation: null)
            : new(
                Splitting.Split(plain, ToRule),
                $"{Name} of so many secrets would need {wildcards} rules with wildcards, and EventBridge has room for "
                + $"{_wildcardPatterns} (it takes 30 on a bus): on this route a refused read is not seen where CloudTrail "
                + "leaves out the call's parameters. The CloudWatch route sees it, and a name pattern (prod/*) needs one rule.");
    }

    private static string Print(RecordCondition condition) => new JsonPattern(condition.ToFilter()).ToString();

    private static FilterPattern? ToFilter(RecordCondition condition) =>
        FilterPattern.TryParse(Print(condition), out FilterPattern? pattern) ? pattern : null;

    private static EventPattern? ToRule(RecordCondition condition)
    {
        string text = EventProjection.ToFields(condition).ToString();
        return text.Length <= MaxEventPatternLength && EventPattern.TryParse(text, out EventPattern? pattern)
            ? pattern
            : null;
    }

    private string Refusal(string pattern, string limit) =>
        $"The pattern of {Name} has {pattern.Length} characters and cannot be divided; {limit}.";
}
