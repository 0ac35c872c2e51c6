using System.Text;

namespace SecretMonitor.Patterns;

/// <summary>Walks over the text of a filter pattern and counts what AWS limits per pattern.</summary>
internal sealed class PatternScanner(string text)
{
    private int _regexes;
    private int _wildcardSelectors;

    public int Position { get; private set; }

    /// <summary>The next character, or NUL at the end of the text.</summary>
    public char Current => Position < text.Length ? text[Position] : '\0';

    public bool AtEnd => Position >= text.Length;

    public static PatternException ErrorAt(int position, string reason, string? serviceMessage = null) =>
        new($"Invalid filter pattern: {reason} (position {position}).", reason, position, serviceMessage);

    public static string InvalidTerm(string term) => $"Invalid character(s) in term '{term}'";

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n';

    public static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';

    public PatternException Error(string reason) => ErrorAt(Position, reason);

    /// <summary>Skips blanks and returns the next character without taking it.</summary>
    public char Peek()
    {
        while (!AtEnd && IsBlank(Current))
        {
            Position++;
        }

        return Current;
    }

    /// <summary>Takes the token where it comes next, after blanks.</summary>
    public bool TryTake(string token)
    {
        Peek();
        return TryTakeHere(token);
    }

    /// <summary>Takes the token where it comes next, without skipping blanks.</summary>
    public bool TryTakeHere(string token)
    {
        if (string.CompareOrdinal(text, Position, token, 0, token.Length) != 0)
        {
            return false;
        }

        Position += token.Length;
        return true;
    }

    public void Take(string token)
    {
        if (!TryTake(token))
        {
            throw Error($"'{token}' expected");
        }
    }

    public void TakeEnd()
    {
        Peek();
        if (!AtEnd)
        {
            throw Error("unexpected text after the pattern");
        }
    }

    public void ReturnTo(int position) => Position = position;

    public string TakeWhile(Func<char, bool> accept)
    {
        int start = Position;
        while (!AtEnd && accept(Current))
        {
            Position++;
        }

        return text.Substring(start, Position - start);
    }

    /// <summary>Takes text in quotes, in which a backslash makes the next character literal.</summary>
    public string TakeQuoted(char quote)
    {
        int start = Position++;
        StringBuilder unescaped = new();
        while (!AtEnd && Current != quote)
        {
            if (Current == '\\')
            {
                Position++;
            }

            unescaped.Append(Current);
            Position++;
        }

        if (AtEnd)
        {
            throw ErrorAt(start, "the quote is not closed", InvalidTerm(text.Substring(start)));
        }

        Position++;
        return unescaped.ToString();
    }

    /// <summary>Takes <c>%regex%</c>.</summary>
    public PatternRegex TakeRegex()
    {
        int start = Position++;
        string source = TakeWhile(c => c != '%');
        if (!TryTakeHere("%"))
        {
            throw ErrorAt(start, "the regular expression is not closed with '%'");
        }

        if (++_regexes > FilterPattern.MaxRegexes)
        {
            throw ErrorAt(
                start,
                $"more than {FilterPattern.MaxRegexes} regular expressions",
                $"Your input has exceeded the maximum of {FilterPattern.MaxRegexes} regular expressions per filter "
                + "pattern.");
        }

        return PatternRegex.Parse(source, start + 1);
    }

    public void CountWildcardSelector()
    {
        if (++_wildcardSelectors > FilterPattern.MaxWildcardSelectors)
        {
            throw ErrorAt(
                Position,
                $"more than {FilterPattern.MaxWildcardSelectors} wildcard selectors",
                $"Your input has exceeded the maximum of {FilterPattern.MaxWildcardSelectors} JSON wildcard selectors "
                + "allowed per filter pattern.");
        }
    }
}
