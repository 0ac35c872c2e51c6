using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>The member is one of the texts.</summary>
internal record TextCondition(string Path, IReadOnlyList<string> Texts) : FieldCondition(Path)
{
    public override int Choices => Texts.Count;

    protected virtual Selector Selector => Selector.Of(Names);

    public override bool Matches(JsonElement record) =>
        Value(record)?.Text() is { } value && Texts.Any(text => TextPattern.Matches(text, value));

    public override Condition ToFilter() => Condition.Any([.. Texts.Select(Selector.EqualTo)]);

    public override ValueMatcher[] ToMatchers() => [.. Texts.Select(TextPattern.ToMatcher)];

    public override void Fulfil(JsonObject record) => record.Set(Path, SampleValues.Of(Texts[0]));

    public override IEnumerable<JsonNode?> Near =>
        [null, .. Texts.Select(text => (JsonNode)(SampleValues.Of(text) + "2")), "x" + SampleValues.Of(Texts[0])];

    public override RecordCondition Take(int start, int count) =>
        this with { Texts = Texts.Skip(start).Take(count).ToArray() };
}
