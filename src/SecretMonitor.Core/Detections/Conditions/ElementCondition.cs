using System.Text.Json;
using SecretMonitor.Patterns;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>An element of the list is one of the texts. Event patterns look into lists by themselves.</summary>
/// <remarks>Where the texts must be divided, a list with several of them meets several parts, and counts again.</remarks>
internal sealed record ElementCondition(string Path, IReadOnlyList<string> Texts) : TextCondition(Path, Texts)
{
    protected override Selector Selector => Selector.Parse($"$.{Path}[*]");

    public override bool Matches(JsonElement record) =>
        record.Texts(Names).Any(value => Texts.Any(text => TextPattern.Matches(text, value)));
}
