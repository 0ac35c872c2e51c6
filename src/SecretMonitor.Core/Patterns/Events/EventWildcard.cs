using System.Text;

namespace SecretMonitor.Patterns;

/// <summary>Reads the wildcards of event patterns: <c>*</c> is any run, <c>\*</c> and <c>\\</c> are literal.</summary>
internal static class EventWildcard
{
    /// <exception cref="PatternException">Asterisks in a row, or a backslash before another character.</exception>
    public static WildcardText Parse(string text)
    {
        List<string> parts = [];
        StringBuilder part = new();
        for (int i = 0; i < text.Length; i++)
        {
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            switch (text[i])
            {
                // AWS counts positions from the quote that opens the text.
                case '*' when next == '*':
                    throw EventPattern.Error($"Consecutive wildcard characters at pos {i + 1}");
                case '*':
                    parts.Add(part.ToString());
                    part.Clear();
                    break;
                case '\\' when next is '*' or '\\':
                    part.Append(next);
                    i++;
                    break;
                case '\\':
                    throw EventPattern.Error($"Invalid escape character at pos {i + 1}");
                default:
                    part.Append(text[i]);
                    break;
            }
        }

        return new([.. parts, part.ToString()]);
    }
}
