using System.Globalization;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// A number of a pattern or an event. AWS compares numbers by value where a double holds them exactly, and integers
/// that it does not hold, such as long ids, as they are written. Fractions of an event are doubles to begin with.
/// </summary>
internal readonly struct EventNumber
{
    private readonly double? _value;

    public EventNumber(string text)
        : this(text, roundFractions: false)
    {
    }

    private EventNumber(string text, bool roundFractions)
    {
        Text = text;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && !double.IsInfinity(value)
            && ((roundFractions && !IsInteger)
                || Normalize(value.ToString("R", CultureInfo.InvariantCulture)) == Normalize(text)))
        {
            _value = value;
        }
    }

    public string Text { get; }

    /// <summary>Whether operators can compare it.</summary>
    public bool IsComparable => _value is not null;

    private bool IsInteger => Text.IndexOfAny(['.', 'e', 'E']) < 0;

    /// <summary>The number of a JSON value, or null where it is none.</summary>
    public static EventNumber? Of(JsonElement scalar) =>
        scalar.ValueKind == JsonValueKind.Number ? new(scalar.GetRawText(), roundFractions: true) : null;

    public bool Is(EventNumber other) => IsComparable
        ? _value == other._value
        : other.Text == Text && IsInteger;

    /// <summary>Less than zero, zero or more, as this number is less than, equal to or more than the other.</summary>
    public int? CompareTo(EventNumber other) =>
        _value is { } left && other._value is { } right ? left.CompareTo(right) : null;

    /// <summary>The significant digits and the power of ten, so that equal decimals have equal text.</summary>
    private static string Normalize(string number)
    {
        int e = number.IndexOfAny(['e', 'E']);
        string mantissa = e < 0 ? number : number.Substring(0, e);
        string exponent = e < 0 ? "0" : number.Substring(e + 1);
        _ = int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int power);
        string sign = mantissa.StartsWith("-", StringComparison.Ordinal) ? "-" : "";
        int point = mantissa.IndexOf('.');
        power -= point < 0 ? 0 : mantissa.Length - point - 1;
        string digits = mantissa.Replace(".", "").TrimStart('-', '+', '0');
        string significant = digits.TrimEnd('0');
        return significant.Length == 0 ? "0" : $"{sign}{significant}e{power + digits.Length - significant.Length}";
    }
}
