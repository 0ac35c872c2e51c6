using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>Exactly one of them holds, or none. It is divided between them, and within one that has choices itself.</summary>
internal sealed record OneOfConditions(IReadOnlyList<RecordCondition> Conditions) : RecordCondition
{
    public override int Choices => Conditions.Sum(c => c.Choices);

    public override IEnumerable<FieldCondition> Fields => [];

    public override IEnumerable<FieldCondition> Mentioned => Conditions.SelectMany(c => c.Mentioned);

    public override void Fulfil(JsonObject record) => Conditions[0].Fulfil(record);

    public override bool Matches(JsonElement record) => Conditions.Any(c => c.Matches(record));

    public override Condition ToFilter() => Condition.Any([.. Conditions.Select(c => c.ToFilter())]);

    public override RecordCondition Take(int start, int count)
    {
        List<RecordCondition> taken = [];
        foreach (RecordCondition condition in Conditions)
        {
            int from = Math.Max(start, 0), to = Math.Min(start + count, condition.Choices);
            if (from < to)
            {
                taken.Add(to - from == condition.Choices ? condition : condition.Take(from, to - from));
            }

            start -= condition.Choices;
        }

        return OneOf(taken);
    }
}
