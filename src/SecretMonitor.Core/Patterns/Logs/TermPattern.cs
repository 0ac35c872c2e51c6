using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// A pattern for messages of any form: <c>ERROR -timeout</c>, <c>?ERROR ?WARN</c>, <c>"access denied"</c>. Terms are
/// found anywhere in the message, inside JSON too. Without terms it matches everything.
/// </summary>
public sealed class TermPattern : FilterPattern
{
    private readonly bool _anyOf;
    private readonly Term[] _decisive;

    /// <summary>A pattern of these terms.</summary>
    public TermPattern(IEnumerable<Term> terms)
    {
        Terms = [.. terms];
        _anyOf = Terms.Count > 0 && Terms.All(term => term.Kind == TermKind.Optional);
        _decisive = [.. Terms.Where(term => _anyOf || term.Kind != TermKind.Optional)];
    }

    /// <summary>The terms, in the pattern's order.</summary>
    public IReadOnlyList<Term> Terms { get; }

    /// <inheritdoc/>
    public override int RegexCount => Terms.Sum(term => term.RegexCount);

    /// <inheritdoc/>
    public override bool Matches(string message)
    {
        foreach (Term term in _decisive)
        {
            if (term.IsIn(message) == (_anyOf || term.Kind == TermKind.Excluded))
            {
                return _anyOf;
            }
        }

        return !_anyOf;
    }

    /// <inheritdoc/>
    public override bool Matches(JsonElement message) => Matches(message.GetRawText());

    /// <inheritdoc/>
    public override ValueSelector ParseSelector(string text) =>
        throw PatternScanner.ErrorAt(0, "a pattern of terms has no properties to select");

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", Terms);

    internal static TermPattern Parse(PatternScanner scanner)
    {
        List<Term> terms = [];
        while (scanner.Peek() != '\0' || !scanner.AtEnd)
        {
            terms.Add(Term.Parse(scanner));
        }

        return new(terms);
    }
}
