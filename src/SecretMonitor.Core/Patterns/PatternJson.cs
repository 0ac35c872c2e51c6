using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// Reads of JSON that never throw. A <see cref="JsonElement"/> throws on text that is well-formed JSON but no
/// Unicode, such as a lone surrogate escape, and log messages hold whatever their writers put there.
/// </summary>
internal static class PatternJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Compact JSON text in which little more is escaped than JSON demands.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Relaxed))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The document, or null where the text is not exactly one JSON document.</summary>
    public static JsonDocument? TryParse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The member of that name; of duplicates the last one.</summary>
    public static bool TryGetMember(JsonElement element, byte[] utf8Name, out JsonElement member)
    {
        member = default;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        try
        {
            return element.TryGetProperty(utf8Name, out member);
        }
        catch (InvalidOperationException)
        {
            JsonProperty found = element.EnumerateObject().LastOrDefault(property => IsNamed(property, utf8Name));
            member = found.Value;
            return member.ValueKind != JsonValueKind.Undefined;
        }
    }

    /// <summary>The text of a string value, or the number or literal as it is written.</summary>
    public static string TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText();
        }
    }

    /// <summary>The value as compact JSON.</summary>
    public static string Compact(JsonElement element)
    {
        try
        {
            return Write(element.WriteTo);
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText();
        }
    }

    /// <summary>The text as a JSON string, quotes included.</summary>
    public static string Quote(string text) => Write(writer => writer.WriteStringValue(text));

    private static bool IsNamed(JsonProperty property, byte[] utf8Name)
    {
        try
        {
            return property.NameEquals(utf8Name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
