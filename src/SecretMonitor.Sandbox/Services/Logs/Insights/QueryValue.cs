using System.Globalization;

namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>
/// Values of queries: text, numbers, times, truths, or null where a field is missing. Text that looks like a number is
/// one where it is compared or counted with.
/// </summary>
internal static class QueryValue
{
    /// <summary>As results show it; null stays null.</summary>
    public static string? TextOf(object? value) => value switch
    {
        null => null,
        string text => text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool truth => truth ? "1" : "0",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The number, a time in milliseconds since 1970; null for what is none.</summary>
    public static double? NumberOf(object? value) => value switch
    {
        double number => number,
        bool truth => truth ? 1 : 0,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) =>
            parsed,
        _ => null,
    };

    public static bool IsTrue(object? value) =>
        value is bool truth ? truth : NumberOf(value) is { } number && number != 0;

    /// <summary>Numbers by size, all else as text; what is missing comes first.</summary>
    public static int Compare(object? left, object? right) =>
        NumberOf(left) is { } l && NumberOf(right) is { } r
            ? l.CompareTo(r)
            : string.CompareOrdinal(TextOf(left), TextOf(right));
}
