using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>One text for all event patterns that demand the same.</summary>
internal static class EventPatternMeaning
{
    /// <summary>
    /// Members and alternatives in the order of their texts: neither order counts for EventBridge. That of a numeric
    /// expression follows from its signs.
    /// </summary>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    private static string Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{Join(json.EnumerateObject().Select(Of))}}}",
        JsonValueKind.Array => $"[{Join(json.EnumerateArray().Select(Of))}]",
        _ => json.GetRawText(),
    };

    private static string Of(JsonProperty member) => $"{JsonSerializer.Serialize(member.Name)}:{Of(member.Value)}";

    private static string Join(IEnumerable<string> texts) =>
        string.Join(",", texts.OrderBy(text => text, StringComparer.Ordinal));
}
