using System.Collections;
using System.Globalization;
using System.Text.Json;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>The forms of single values on the wire, which the protocols share.</summary>
internal static class Scalars
{
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Epoch seconds with milliseconds as the fraction.</summary>
    public static double ToEpoch(DateTimeOffset time) => Math.Floor((time - Epoch).TotalMilliseconds) / 1000;

    public static DateTimeOffset FromEpoch(double seconds) => seconds is > -62135596800 and < 253402300800
        ? Epoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond)
        : throw Malformed("A timestamp is out of range.");

    /// <summary>A time as ISO 8601, RFC 822 or epoch seconds.</summary>
    public static DateTimeOffset ReadTime(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? FromEpoch(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : throw Malformed("A timestamp is neither ISO 8601 nor a number of seconds.");

    public static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString(
            time.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMillisecond
                ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
                : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture);

    public static string Text(double real) =>
        double.IsPositiveInfinity(real) ? "Infinity"
        : double.IsNegativeInfinity(real) ? "-Infinity"
        : real.ToString("R", CultureInfo.InvariantCulture);

    public static double? SpecialDouble(JsonElement json) =>
        json.ValueKind != JsonValueKind.String ? null : json.GetString() switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => null,
    };

    public static byte[] Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw Malformed("A binary value is not in base64.");
        }
    }

    public static long Whole(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    public static double Real(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>The elements of a list value.</summary>
    public static IEnumerable<object> Items(object list) => ((IEnumerable)list).Cast<object>();

    /// <summary>The entries of a map value, whose values may be of any type.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries(object map) => map switch
    {
        IEnumerable<KeyValuePair<string, object>> entries => entries,
        IEnumerable<KeyValuePair<string, string>> texts =>
            texts.Select(t => new KeyValuePair<string, object>(t.Key, t.Value)),
        _ => throw new InvalidCastException($"{map.GetType().Name} is no map."),
    };

    private static ServiceFault Malformed(string message) => new("SerializationException", message);
}
