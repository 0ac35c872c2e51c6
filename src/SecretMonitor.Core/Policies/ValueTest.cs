using System.Globalization;

namespace SecretMonitor.Policies;

/// <summary>How one value of a request is compared with one value of a condition.</summary>
internal sealed record ValueTest(Func<string, string, RequestContext?, bool> Matches)
{
    /// <summary>Not a comparison: asks whether the key is missing.</summary>
    public static ValueTest Null { get; } = new((_, _, _) => false);

    private static readonly ValueTest Arn = new(PolicyPattern.MatchesArn);
    private static readonly ValueTest NumericEquals = Number(order => order == 0);
    private static readonly ValueTest DateEquals = Date(order => order == 0);

    private static readonly Dictionary<string, ValueTest> Tests = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = Text(StringComparison.Ordinal),
        ["StringEqualsIgnoreCase"] = Text(StringComparison.OrdinalIgnoreCase),
        ["StringLike"] = new(PolicyPattern.MatchesText),
        ["NumericEquals"] = NumericEquals,
        ["NumericLessThan"] = Number(order => order < 0),
        ["NumericLessThanEquals"] = Number(order => order <= 0),
        ["NumericGreaterThan"] = Number(order => order > 0),
        ["NumericGreaterThanEquals"] = Number(order => order >= 0),
        ["DateEquals"] = DateEquals,
        ["DateLessThan"] = Date(order => order < 0),
        ["DateLessThanEquals"] = Date(order => order <= 0),
        ["DateGreaterThan"] = Date(order => order > 0),
        ["DateGreaterThanEquals"] = Date(order => order >= 0),
        ["Bool"] = new((wanted, given, _) => string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase)),
        ["BinaryEquals"] = new((wanted, given, _) => wanted == given),
        ["IpAddress"] = new((wanted, given, _) => AddressRange.Contains(wanted, given)),
        ["ArnEquals"] = Arn,
        ["ArnLike"] = Arn,
        ["Null"] = Null,
    };

    private static readonly Dictionary<string, string> Negations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringNotEquals"] = "StringEquals",
        ["StringNotEqualsIgnoreCase"] = "StringEqualsIgnoreCase",
        ["StringNotLike"] = "StringLike",
        ["NumericNotEquals"] = "NumericEquals",
        ["DateNotEquals"] = "DateEquals",
        ["NotIpAddress"] = "IpAddress",
        ["ArnNotEquals"] = "ArnEquals",
        ["ArnNotLike"] = "ArnLike",
    };

    /// <summary>The test of an operator's name; null for a name that IAM does not know.</summary>
    public static ValueTest? Find(string name, out bool negated)
    {
        negated = Negations.TryGetValue(name, out string? positive);
        return Tests.TryGetValue(positive ?? name, out ValueTest? test) ? test : null;
    }

    private static ValueTest Text(StringComparison comparison) => new((wanted, given, variables) =>
        PolicyPattern.Expand(wanted, variables) is { } expanded && string.Equals(expanded, given, comparison));

    private static ValueTest Number(Func<int, bool> holds) => new((wanted, given, _) =>
        TryNumber(wanted, out decimal limit) && TryNumber(given, out decimal value) && holds(value.CompareTo(limit)));

    private static ValueTest Date(Func<int, bool> holds) => new((wanted, given, _) =>
        TryDate(wanted, out DateTimeOffset limit) && TryDate(given, out DateTimeOffset value)
        && holds(value.CompareTo(limit)));

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // ISO 8601, or seconds since 1970.
    private static bool TryDate(string text, out DateTimeOffset date)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() && text.Length > 4)
        {
            date = DateTimeOffset.FromUnixTimeSeconds(seconds);
            return true;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
    }
}
