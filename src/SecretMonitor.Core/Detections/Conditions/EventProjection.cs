using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>Puts a condition into the shape of an event pattern: the record is the event's <c>detail</c>.</summary>
internal static class EventProjection
{
    private const string SourcePath = "eventSource";

    public static EventPatternFields ToFields(RecordCondition condition) => EventPatternFields.None
        .With("source", [.. SourcesOf(condition).Distinct().Select(ValueMatcher.Exactly)])
        .With("detail-type", "AWS API Call via CloudTrail")
        .With("detail", ToDetail(condition));

    // The event of secretsmanager.amazonaws.com has the source aws.secretsmanager.
    private static IEnumerable<string> SourcesOf(RecordCondition condition) => condition switch
    {
        TextCondition { Path: SourcePath } source => source.Texts.Select(host => "aws." + host.Split('.')[0]),
        AllConditions all => all.Conditions.SelectMany(SourcesOf),
        OneOfConditions one => one.Conditions.SelectMany(SourcesOf),
        _ => [],
    };

    private static EventPatternFields ToDetail(RecordCondition crowded)
    {
        RecordCondition condition = WildcardRoom.Make(crowded);
        List<(string[] Names, ValueMatcher[] Matchers)> fields =
            [.. condition.Fields.Select(field => (field.Path.Split('.'), field.ToMatchers()))];
        EventPatternFields[] alternatives = [];
        foreach (OneOfConditions choice in ChoicesOf(condition))
        {
            FieldCondition[] choices = [.. choice.Conditions.SelectMany(c => c.Fields)];
            if (choice.Conditions.All(c => c is FieldCondition) && choices.Select(c => c.Path).Distinct().Count() == 1)
            {
                fields.Add((choices[0].Path.Split('.'), [.. choices.SelectMany(c => c.ToMatchers())]));
            }
            else
            {
                alternatives = alternatives.Length == 0
                    ? [.. choice.Conditions.Select(ToDetail)]
                    : throw new InvalidOperationException("An object of an event pattern has room for one $or.");
            }
        }

        EventPatternFields nested = Nest(fields, depth: 0);
        return alternatives.Length == 0 ? nested : nested.WithAnyOf(alternatives);
    }

    private static IEnumerable<OneOfConditions> ChoicesOf(RecordCondition condition) => condition switch
    {
        OneOfConditions one => [one],
        AllConditions all => all.Conditions.OfType<OneOfConditions>(),
        _ => [],
    };

    private static EventPatternFields Nest(
        IEnumerable<(string[] Names, ValueMatcher[] Matchers)> fields, int depth) =>
        fields.GroupBy(field => field.Names[depth]).Aggregate(EventPatternFields.None, (nested, group) =>
            group.First().Names.Length == depth + 1
                ? nested.With(group.Key, group.Single().Matchers)
                : nested.With(group.Key, Nest(group, depth + 1)));
}
