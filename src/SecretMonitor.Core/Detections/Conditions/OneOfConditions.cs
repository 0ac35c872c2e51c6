using System.Text.Json;
using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>Exactly one of them holds, or none.</summary>
internal sealed record OneOfConditions(IReadOnlyList<RecordCondition> Conditions) : RecordCondition
{
    public override int Choices => Conditions.Count;

    public override IEnumerable<FieldCondition> Fields => [];

    public override bool Matches(JsonElement record) => Conditions.Any(c => c.Matches(record));

    public override Condition ToFilter() => Condition.Any([.. Conditions.Select(c => c.ToFilter())]);

    public override RecordCondition Take(int start, int count) => OneOf(Conditions.Skip(start).Take(count).ToArray());
}
