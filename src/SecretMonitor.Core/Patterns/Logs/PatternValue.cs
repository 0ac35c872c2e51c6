using System.Globalization;

namespace SecretMonitor.Patterns;

/// <summary>
/// The right side of a comparison: text in which <c>*</c> stands for any run of characters, a number, or a regular
/// expression.
/// </summary>
public sealed class PatternValue
{
    private readonly string _text;
    private readonly WildcardText? _wildcard;
    private readonly PatternRegex? _regex;
    private readonly double? _number;

    private PatternValue(string text, PatternRegex? regex = null, double? number = null)
    {
        _text = text;
        _regex = regex;
        _number = number;
        _wildcard = regex is null ? WildcardText.WithoutEscapes(text) : null;
    }

    internal int RegexCount => _regex is null ? 0 : 1;

    /// <summary>Text, of any characters. AWS knows no escape for <c>*</c>, so it always stands for any run.</summary>
    public static PatternValue OfText(string text) => new(text);

    /// <summary>A number, which equals a JSON number by value and a string by its spelling.</summary>
    public static PatternValue OfNumber(double number) =>
        double.IsNaN(number) || double.IsInfinity(number)
            ? throw new ArgumentOutOfRangeException(nameof(number))
            : new(number.ToString("R", CultureInfo.InvariantCulture), number: number);

    /// <summary>A regular expression of AWS's dialect, without the percent signs around it.</summary>
    /// <exception cref="PatternException">The dialect has no such expression.</exception>
    public static PatternValue OfRegex(string source) => new(source, PatternRegex.Parse(source, position: 0));

    /// <summary>The text in quotes, as a pattern spells it, whatever characters it holds.</summary>
    public static string Quote(string text) => $"\"{text.Replace(@"\", @"\\").Replace("\"", "\\\"")}\"";

    /// <summary>The value as a pattern spells it.</summary>
    public override string ToString() => this switch
    {
        { _regex: not null } => $"%{_text}%",
        { _number: not null } => _text,
        _ => Quote(_text),
    };

    /// <summary>Takes a value. Of JSON, which has a null, AWS refuses the bare word "null".</summary>
    internal static PatternValue Parse(PatternScanner scanner, bool ofJson)
    {
        switch (scanner.Peek())
        {
            case '"':
                return new(scanner.TakeQuoted('"'));
            case '%':
                PatternRegex regex = scanner.TakeRegex();
                return new(regex.ToString(), regex);
        }

        string bare = scanner.TakeWhile(c => PatternScanner.IsNameCharacter(c) || c is '.' or '*' or '+');
        return bare switch
        {
            "" => throw scanner.Error("a value expected; quote it if it has other characters than letters and digits"),
            "null" when ofJson => throw scanner.Error("'= null' is not a comparison, write IS NULL"),
            _ => TryParseNumber(bare, out double number) ? new(bare, number: number) : new(bare),
        };
    }

    /// <summary>Whether the whole text is a number: integer, decimal, sign, exponent.</summary>
    internal static bool TryParseNumber(string text, out double number)
    {
        number = 0;
        return text.All(c => c is (>= '0' and <= '9') or '.' or '+' or '-' or 'e' or 'E')
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && !double.IsInfinity(number);
    }

    /// <summary>Whether the operator takes this value: the ordered ones take numbers only.</summary>
    internal bool Takes(ComparisonOperator comparison) =>
        comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual || _number is not null;

    /// <summary>Whether the text, which reads as that number or as none, compares so with this value.</summary>
    internal bool Compares(ComparisonOperator comparison, string text, double? number)
    {
        if (_number is { } expected && number is { } actual)
        {
            return comparison switch
            {
                ComparisonOperator.Equal => actual == expected,
                ComparisonOperator.NotEqual => actual != expected,
                ComparisonOperator.GreaterThan => actual > expected,
                ComparisonOperator.GreaterThanOrEqual => actual >= expected,
                ComparisonOperator.LessThan => actual < expected,
                _ => actual <= expected,
            };
        }

        return comparison switch
        {
            ComparisonOperator.Equal => IsIn(text),
            ComparisonOperator.NotEqual => !IsIn(text),
            _ => false,
        };
    }

    private bool IsIn(string text) => _regex?.IsMatch(text) ?? _wildcard!.Matches(text);
}
