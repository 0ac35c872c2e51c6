using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>All of them hold.</summary>
internal sealed record AllConditions(IReadOnlyList<RecordCondition> Conditions) : RecordCondition
{
    public override int Choices => Widest.Choices;

    public override IEnumerable<FieldCondition> Fields => Conditions.SelectMany(c => c.Fields);

    public override IEnumerable<FieldCondition> Mentioned => Conditions.SelectMany(c => c.Mentioned);

    private RecordCondition Widest => Conditions.OrderByDescending(c => c.Choices).First();

    public override bool Matches(JsonElement record) => Conditions.All(c => c.Matches(record));

    public override Condition ToFilter() => Condition.All([.. Conditions.Select(c => c.ToFilter())]);

    public override void Fulfil(JsonObject record)
    {
        foreach (RecordCondition condition in Conditions)
        {
            condition.Fulfil(record);
        }
    }

    public override RecordCondition Take(int start, int count)
    {
        RecordCondition widest = Widest;
        return All(Conditions.Select(c => ReferenceEquals(c, widest) ? c.Take(start, count) : c));
    }
}
