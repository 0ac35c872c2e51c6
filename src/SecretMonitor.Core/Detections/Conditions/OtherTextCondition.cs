using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>The member is present, and none of the texts.</summary>
internal sealed record OtherTextCondition(string Path, IReadOnlyList<string> Texts) : FieldCondition(Path)
{
    public override bool Matches(JsonElement record) =>
        Value(record)?.Text() is { } value && !Texts.Any(text => TextPattern.Matches(text, value));

    public override IEnumerable<JsonNode?> Near => [null, .. Texts.Select(text => (JsonNode)SampleValues.Of(text))];

    public override void Fulfil(JsonObject record) => record.Set(Path, "somebody else");

    public override Condition ToFilter() => Condition.All([.. Texts.Select(Selector.Of(Names).NotEqualTo)]);

    public override ValueMatcher[] ToMatchers() => [ValueMatcher.AnythingBut(TextPattern.ToMatchersOfOneKind(Texts))];
}
