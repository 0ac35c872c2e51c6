using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>
/// One of them holds, or several: for that reason it is never divided. Only filter patterns can say it of any fields.
/// </summary>
internal sealed record AnyConditions(IReadOnlyList<RecordCondition> Conditions) : RecordCondition
{
    public override int Choices => 1;

    public override IEnumerable<FieldCondition> Fields => [];

    public override IEnumerable<FieldCondition> Mentioned => Conditions.SelectMany(c => c.Mentioned);

    public override void Fulfil(JsonObject record) => Conditions[0].Fulfil(record);

    public override bool Matches(JsonElement record) => Conditions.Any(c => c.Matches(record));

    public override Condition ToFilter() => Condition.Any([.. Conditions.Select(c => c.ToFilter())]);

    public override RecordCondition Take(int start, int count) => this;
}
