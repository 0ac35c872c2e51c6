using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <summary>Secrets Manager's paging: MaxResults and an opaque token.</summary>
internal static class SecretPage
{
    private const string TokenPrefix = "page:";

    public static Structure Of<T>(Structure input, string member, IEnumerable<T> all, int size, Func<T, Structure> show)
    {
        var (items, next) = Take(input, all, size);
        return new() { [member] = items.Select(show).ToList(), ["NextToken"] = next };
    }

    /// <summary>One page of a list, and the token of the next; null after the last.</summary>
    public static (IReadOnlyList<T> Items, string? Next) Take<T>(Structure input, IEnumerable<T> all, int size)
    {
        var start = Start(input.Text("NextToken"));
        var count = (int)(input.Number("MaxResults") ?? size);
        var rest = all.Skip(start).ToList();
        return (rest.Take(count).ToList(), rest.Count > count ? TokenOf(start + count) : null);
    }

    private static string TokenOf(int start) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(TokenPrefix + start.ToString(CultureInfo.InvariantCulture)));

    private static int Start(string? token)
    {
        if (token is null)
        {
            return 0;
        }

        try
        {
            var text = Encoding.ASCII.GetString(Convert.FromBase64String(token));
            if (text.StartsWith(TokenPrefix, StringComparison.Ordinal)
                && int.TryParse(
                    text.Substring(TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var start))
            {
                return start;
            }
        }
        catch (FormatException)
        {
            // Not one of ours.
        }

        throw new ServiceFault("InvalidNextTokenException", "The NextToken value is invalid.");
    }
}
