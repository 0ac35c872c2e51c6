#nullable enable
using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>A string, number, boolean, time, blob or enumeration.</summary>
internal sealed class ScalarShape : Shape
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Func<string, object> _parse;
    private readonly bool _isText;

    private ScalarShape(Func<string, object> parse, bool isText) => (_parse, _isText) = (parse, isText);

    /// <summary>The shape of a scalar type; null when the type is none.</summary>
    public static ScalarShape? Of(Type type, bool epochMilliseconds)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        Func<string, object>? parse =
            scalar == typeof(string) ? text => text
            : scalar == typeof(bool) ? text => bool.Parse(text)
            : scalar == typeof(int) ? text => int.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
            : scalar == typeof(long) ? text => long.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
            : scalar == typeof(double) ? text => double.Parse(text, CultureInfo.InvariantCulture)
            : scalar == typeof(DateTime) ? text => ParseTime(text, epochMilliseconds ? 1 : 1000)
            : scalar == typeof(MemoryStream) ? text => new MemoryStream(Convert.FromBase64String(text))
            : typeof(ConstantClass).IsAssignableFrom(scalar) ? ConstantParser(scalar)
            : null;
        return parse is null ? null : new ScalarShape(parse, isText: scalar == typeof(string));
    }

    /// <summary>A value from its text in XML or JSON; null for no text where the type is not a string.</summary>
    public object? Parse(string text) => text.Length == 0 && !_isText ? null : _parse(text);

    /// <summary>A value from JSON, where numbers and booleans come as such or as strings.</summary>
    public object? Parse(JsonElement json) =>
        Parse(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText());

    /// <summary>The text of a value in a query.</summary>
    public static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        MemoryStream blob => Convert.ToBase64String(blob.ToArray()),
        ConstantClass constant => constant.Value,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The milliseconds between 1970 and a time; one of unspecified kind is local, as in the SDK.</summary>
    public static long EpochMilliseconds(DateTime time) =>
        (time.ToUniversalTime() - Epoch).Ticks / TimeSpan.TicksPerMillisecond;

    private static object ParseTime(string text, int millisecondsPerUnit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var epoch)
            ? Epoch.AddMilliseconds(Math.Round(epoch * millisecondsPerUnit))
            : DateTime.Parse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static Func<string, object> ConstantParser(Type type) =>
        (Func<string, object>)Delegate.CreateDelegate(
            typeof(Func<string, object>), type.GetMethod("FindValue", [typeof(string)])!);
}
