using System.Text;

namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// One page of a list. Its token holds the key of the last item, so that whatever is made or deleted between two pages
/// neither repeats nor hides the others.
/// </summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

/// <summary>Cuts lists into pages.</summary>
internal static class Page
{
    private const string Mark = "after:";

    /// <param name="items">The items in any order; a page has them in the ordinal order of their keys.</param>
    /// <param name="keyOf">The key: unique among the items.</param>
    /// <param name="token">The token of the page before; null for the first page.</param>
    /// <param name="limit">The most items of a page.</param>
    /// <param name="invalidToken">What to answer to a token that is none.</param>
    public static Page<T> Of<T>(
        IEnumerable<T> items, Func<T, string> keyOf, string? token, long limit, Func<ServiceFault> invalidToken)
    {
        var after = token is null ? null : Decode(token) ?? throw invalidToken();
        var rest = items
            .Where(item => after is null || string.CompareOrdinal(keyOf(item), after) > 0)
            .OrderBy(keyOf, StringComparer.Ordinal)
            .Take((int)limit + 1)
            .ToList();
        if (rest.Count <= limit)
        {
            return new(rest, null);
        }

        rest.RemoveAt(rest.Count - 1);
        return new(rest, Encode(keyOf(rest[rest.Count - 1])));
    }

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Mark + key));

    private static string? Decode(string token)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(token));
            return text.StartsWith(Mark, StringComparison.Ordinal) ? text.Substring(Mark.Length) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
