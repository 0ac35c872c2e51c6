using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// The value of <c>aws.events.event</c>: the event without its detail, in the older form that AWS gives it, with
/// <c>detailType</c> and the time in epoch milliseconds.
/// </summary>
internal static class EventHeader
{
    private static readonly (string Name, string Member)[] Members =
    [
        ("id", "id"), ("account", "account"), ("detailType", "detail-type"), ("time", "time"), ("source", "source"),
        ("region", "region"), ("resources", "resources"), ("version", "version"),
    ];

    public static string Of(JsonElement eventObject) => PatternJson.Write(writer =>
    {
        writer.WriteStartObject();
        foreach ((string name, string member) in Members)
        {
            if (PatternJson.TryGetMember(eventObject, Encoding.UTF8.GetBytes(member), out JsonElement value))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(name == "time" ? Milliseconds(value) : PatternJson.Compact(value));
            }
        }

        writer.WriteEndObject();
    });

    private static string Milliseconds(JsonElement time) =>
        time.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(
            PatternJson.TextOf(time),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset parsed)
            ? parsed.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
            : PatternJson.Compact(time);
}
