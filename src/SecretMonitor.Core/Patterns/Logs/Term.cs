namespace SecretMonitor.Patterns;

/// <summary>One word, phrase or regular expression of a <see cref="TermPattern"/>.</summary>
public sealed class Term
{
    private readonly PatternRegex? _regex;

    private Term(TermKind kind, string text, PatternRegex? regex = null)
    {
        Kind = kind;
        Text = text;
        _regex = regex;
    }

    /// <summary>What its presence means.</summary>
    public TermKind Kind { get; }

    /// <summary>The word or phrase, or the source of the regular expression.</summary>
    public string Text { get; }

    internal int RegexCount => _regex is null ? 0 : 1;

    /// <summary>A word or phrase, looked for anywhere in the message, case-sensitively.</summary>
    public static Term OfText(string text, TermKind kind = TermKind.Required) => new(kind, text);

    /// <summary>A regular expression of AWS's dialect, without the percent signs around it.</summary>
    /// <exception cref="PatternException">The dialect has no such expression.</exception>
    public static Term OfRegex(string source, TermKind kind = TermKind.Required) =>
        new(kind, source, PatternRegex.Parse(source, position: 0));

    /// <summary>The term as a pattern spells it.</summary>
    public override string ToString()
    {
        string sign = Kind switch { TermKind.Optional => "?", TermKind.Excluded => "-", _ => "" };
        bool bare = Text.Length > 0 && Text[0] != '-' && Text.All(PatternScanner.IsNameCharacter);
        return sign + (_regex is not null ? $"%{Text}%" : bare ? Text : PatternValue.Quote(Text));
    }

    internal static Term Parse(PatternScanner scanner)
    {
        TermKind kind = scanner.TryTake("?") ? TermKind.Optional
            : scanner.TryTake("-") ? TermKind.Excluded
            : TermKind.Required;
        int start = scanner.Position;
        Term term = scanner.Current switch
        {
            '"' => new(kind, scanner.TakeQuoted('"')),
            '%' => OfRegex(kind, scanner.TakeRegex()),
            _ => new(kind, scanner.TakeWhile(PatternScanner.IsNameCharacter)),
        };
        return scanner.Position > start && (scanner.AtEnd || PatternScanner.IsBlank(scanner.Current))
            ? term
            : throw scanner.Error("words with other characters than letters, digits, '_' and '-' need quotes");
    }

    internal bool IsIn(string message) =>
        _regex?.IsMatch(message) ?? message.IndexOf(Text, StringComparison.Ordinal) >= 0;

    private static Term OfRegex(TermKind kind, PatternRegex regex) => new(kind, regex.ToString(), regex);
}
