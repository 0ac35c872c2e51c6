using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>An element of the list is one of the texts. Event patterns look into lists by themselves.</summary>
/// <remarks>Where the texts must be divided, a list with several of them meets several parts, and counts again.</remarks>
internal sealed record ElementCondition(string Path, IReadOnlyList<string> Texts) : TextCondition(Path, Texts)
{
    protected override Selector Selector => Selector.Parse($"$.{Path}[*]");

    public override IEnumerable<JsonNode?> Near => base.Near.Select(value => value is null ? null : new JsonArray("x", value));

    public override void Fulfil(JsonObject record) =>
        record.Set(Path, new JsonArray("x", SampleValues.Of(Texts[0])));

    public override bool Matches(JsonElement record) =>
        record.Texts(Names).Any(value => Texts.Any(text => TextPattern.Matches(text, value)));
}
