using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>The functions of one row.</summary>
internal static class QueryFunctions
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly Dictionary<string, (
        int Least, int Most, Func<object?[], object?> Call)> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["abs"] = (1, 1, a => QueryValue.NumberOf(a[0]) is { } n ? Math.Abs(n) : null),
        ["ceil"] = (1, 1, a => QueryValue.NumberOf(a[0]) is { } n ? Math.Ceiling(n) : null),
        ["coalesce"] = (1, int.MaxValue, a => Array.Find(a, v => v is not null)),
        ["concat"] = (1, int.MaxValue, a => string.Concat(a.Select(QueryValue.TextOf))),
        ["floor"] = (1, 1, a => QueryValue.NumberOf(a[0]) is { } n ? Math.Floor(n) : null),
        ["isblank"] = (1, 1, a => string.IsNullOrWhiteSpace(QueryValue.TextOf(a[0]))),
        ["isempty"] = (1, 1, a => string.IsNullOrEmpty(QueryValue.TextOf(a[0]))),
        ["ispresent"] = (1, 1, a => a[0] is not null),
        ["strcontains"] = (2, 2, a => QueryValue.TextOf(a[0])?.Contains(QueryValue.TextOf(a[1]) ?? "")),
        ["strlen"] = (1, 1, a => (double?)QueryValue.TextOf(a[0])?.Length),
        ["tolower"] = (1, 1, a => QueryValue.TextOf(a[0])?.ToLowerInvariant()),
        ["toupper"] = (1, 1, a => QueryValue.TextOf(a[0])?.ToUpperInvariant()),
        ["trim"] = (1, 1, a => QueryValue.TextOf(a[0])?.Trim()),
    };

    /// <summary>The function of a name for that many arguments, or null.</summary>
    public static Func<object?[], object?>? Find(string name, int count) =>
        All.TryGetValue(name, out var function) && count >= function.Least && count <= function.Most
            ? function.Call
            : null;

    /// <summary>The regular expression, or null where the pattern is none.</summary>
    public static Regex? Compile(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a text matches; a pattern that takes too long matches nothing.</summary>
    public static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
