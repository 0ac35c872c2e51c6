using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>The member is absent; JSON null is a value.</summary>
internal sealed record MissingCondition(string Path) : FieldCondition(Path)
{
    public override bool Matches(JsonElement record) => Value(record) is null;

    public override IEnumerable<JsonNode?> Near => ["x"];

    public override void Fulfil(JsonObject record) => record.Set(Path, value: null);

    public override Condition ToFilter() => Selector.Of(Names).NotExists();

    public override ValueMatcher[] ToMatchers() => [ValueMatcher.Exists(false)];
}
