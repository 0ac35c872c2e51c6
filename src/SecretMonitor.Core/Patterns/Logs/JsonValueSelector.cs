using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Selects a property of a JSON message.</summary>
internal sealed class JsonValueSelector(Selector selector) : ValueSelector
{
    public override string? Resolve(string message)
    {
        using JsonDocument? document = PatternJson.TryParse(message);
        return document is null ? null : Resolve(document.RootElement);
    }

    public override string? Resolve(JsonElement message) =>
        selector.TryGet(message, out JsonElement property)
        && property.ValueKind
            is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? PatternJson.TextOf(property)
            : null;

    public override string ToString() => selector.ToString();
}
