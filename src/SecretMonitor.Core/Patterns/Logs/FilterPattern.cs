using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// A CloudWatch Logs filter pattern: <see cref="TermPattern"/> (words), <see cref="JsonPattern"/> (<c>{ … }</c>) or
/// <see cref="DelimitedPattern"/> (<c>[ … ]</c>). Immutable; two patterns are equal when their canonical texts are.
/// </summary>
/// <remarks>AWS: "Filter pattern syntax for metric filters, subscription filters, filter log events".</remarks>
public abstract class FilterPattern : IEquatable<FilterPattern>
{
    /// <summary>The longest pattern text that AWS takes, in characters.</summary>
    public const int MaxLength = 1024;

    /// <summary>The most regular expressions that AWS takes in one pattern.</summary>
    public const int MaxRegexes = 2;

    /// <summary>The most wildcard selectors (<c>[*]</c>, <c>.*</c>) that AWS takes in one pattern.</summary>
    public const int MaxWildcardSelectors = 3;

    private protected FilterPattern()
    {
    }

    /// <summary>The empty pattern, which matches every message.</summary>
    public static FilterPattern MatchAll { get; } = new TermPattern([]);

    /// <summary>How many regular expressions the pattern holds; AWS limits them per log group, too.</summary>
    public abstract int RegexCount { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="PatternException">AWS would refuse the text; says where and why.</exception>
    public static FilterPattern Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            throw PatternScanner.ErrorAt(MaxLength, $"it has {text.Length} characters, {MaxLength} are allowed");
        }

        PatternScanner scanner = new(text);
        return scanner.Peek() switch
        {
            '{' => JsonPattern.Parse(scanner),
            '[' => DelimitedPattern.Parse(scanner),
            _ => TermPattern.Parse(scanner),
        };
    }

    /// <summary>Reads a pattern; false where AWS would refuse the text.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FilterPattern? pattern)
    {
        try
        {
            pattern = Parse(text);
            return true;
        }
        catch (PatternException)
        {
            pattern = null;
            return false;
        }
    }

    /// <summary>Whether a log message matches. Never throws.</summary>
    public abstract bool Matches(string message);

    /// <summary>Whether a log message matches that was parsed before: many patterns can share the parsing.</summary>
    public abstract bool Matches(JsonElement message);

    /// <summary>
    /// What <c>TestMetricFilter</c> reports as extracted values: the fields of a space-delimited message under
    /// <c>$name</c>, or <c>$1</c>, <c>$2</c> … where they have none. Empty for other patterns, and without a match.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> ExtractValues(string message) =>
        new Dictionary<string, string>();

    /// <summary>Reads the selector of a metric value or dimension, such as <c>$.size</c> or <c>$bytes</c>.</summary>
    /// <exception cref="PatternException">The text selects nothing single in this kind of pattern.</exception>
    public abstract ValueSelector ParseSelector(string text);

    /// <inheritdoc/>
    public bool Equals(FilterPattern? other) => other is not null && other.ToString() == ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FilterPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode();

    /// <summary>The canonical text; reading it gives an equal pattern.</summary>
    public abstract override string ToString();
}
