using System.Text;

namespace SecretMonitor.Policies;

/// <summary>
/// The wildcards of policies: <c>*</c> any run, <c>?</c> any one character; and policy variables <c>${key}</c>,
/// <c>${key, 'default'}</c>, <c>${*}</c>, <c>${?}</c>, <c>${$}</c>. Time is at most the product of both lengths.
/// </summary>
internal static class PolicyPattern
{
    // Marks the next character of an expanded pattern as itself. Neither patterns nor ARNs hold this character.
    private const char Literal = '\0';

    private static readonly char[] Colon = [':'];

    public static bool MatchesAction(string pattern, string action) =>
        Glob(pattern.ToLowerInvariant(), action.ToLowerInvariant());

    /// <summary>Part by part: a wildcard does not reach over the colons of an ARN, except in the last part.</summary>
    public static bool MatchesArn(string pattern, string arn, RequestContext? variables)
    {
        if (Expand(pattern, variables, escape: true) is not { } expanded)
        {
            return false;
        }

        string[] wanted = expanded.Split(Colon, 6);
        string[] given = arn.Split(Colon, wanted.Length);
        return wanted.Length == given.Length && wanted.Zip(given, Glob).All(matches => matches);
    }

    public static bool MatchesText(string pattern, string text, RequestContext? variables) =>
        Expand(pattern, variables, escape: true) is { } expanded && Glob(expanded, text);

    /// <summary>The text with its variables replaced; null if one has no value, or not exactly one.</summary>
    public static string? Expand(string text, RequestContext? variables, bool escape = false)
    {
        if (variables is null || text.IndexOf("${", StringComparison.Ordinal) < 0)
        {
            return text;
        }

        StringBuilder expanded = new();
        for (int i = 0; i < text.Length; i++)
        {
            int end = text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
            {
                expanded.Append(text[i]);
                continue;
            }

            if (ValueOf(text.Substring(i + 2, end - i - 2), variables) is not { } value)
            {
                return null;
            }

            foreach (char c in value)
            {
                expanded.Append(escape && c is '*' or '?' ? $"{Literal}{c}" : c.ToString());
            }

            i = end;
        }

        return expanded.ToString();
    }

    private static string? ValueOf(string variable, RequestContext context)
    {
        if (variable is "*" or "?" or "$")
        {
            return variable;
        }

        string[] parts = variable.Split([','], 2);
        IReadOnlyList<string> values = context[parts[0].Trim()];
        return values.Count == 1 ? values[0]
            : values.Count == 0 && parts.Length == 2 ? parts[1].Trim().Trim('\'')
            : null;
    }

    private static bool Glob(string pattern, string text)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            bool isLiteral = p + 1 < pattern.Length && pattern[p] == Literal;
            char? wanted = isLiteral ? pattern[p + 1] : p < pattern.Length ? pattern[p] : null;
            if (!isLiteral && wanted == '*')
            {
                star = p++;
                resume = t;
            }
            else if (wanted == text[t] || (!isLiteral && wanted == '?'))
            {
                p += isLiteral ? 2 : 1;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.Skip(p).All(c => c == '*');
    }
}
