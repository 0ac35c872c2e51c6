using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecretMonitor.Sandbox.Values;

/// <summary>JSON as AWS writes it.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Without blanks, escaping only what JSON demands.</summary>
    public static string Compact(JsonNode node) => node.ToJsonString(Relaxed);

    /// <summary>The document, or null where the text is none, or names a member of the object twice.</summary>
    public static JsonNode? TryParse(string text)
    {
        try
        {
            var node = JsonNode.Parse(text);
            _ = (node as JsonObject)?.Count;
            return node;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The text of a member, or null: there is none, it is no text, or one that isn't Unicode.</summary>
    public static string? TextOf(JsonObject json, string member)
    {
        try
        {
            return json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A number as CloudWatch writes it: <c>1.0</c>, never <c>1</c>.</summary>
    public static JsonNode Number(double number) => JsonNode.Parse(NumberText(number))!;

    /// <summary>
    /// A number as Java prints a double, which CloudWatch's texts show: <c>1.0</c>, <c>0.25</c>, <c>1.5E7</c>.
    /// </summary>
    public static string NumberText(double number) =>
        number != 0 && Math.Abs(number) is < 1e-3 or >= 1e7
            ? number.ToString("0.0################E0", CultureInfo.InvariantCulture)
            : number.ToString("0.0################", CultureInfo.InvariantCulture);

    /// <summary>A time as CloudWatch writes it: <c>2026-09-14T05:52:48.775+0000</c>.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    /// <summary>A time as events have it: <c>2026-09-14T05:51:07Z</c>.</summary>
    public static string EventTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
