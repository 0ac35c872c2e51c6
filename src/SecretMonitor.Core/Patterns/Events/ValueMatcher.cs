using System.Globalization;
using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>What a value of an event must meet: one element of a field's list in an event pattern.</summary>
public abstract class ValueMatcher
{
    private protected ValueMatcher()
    {
    }

    /// <summary>The value is this text.</summary>
    public static implicit operator ValueMatcher(string text) => Exactly(text);

    /// <summary>The value is this text, case-sensitively, or JSON null.</summary>
    public static ValueMatcher Exactly(string? text) =>
        text is null ? new LiteralMatcher(JsonValueKind.Null) : new TextMatcher(TextOperator.Exactly, text);

    /// <summary>The value is this JSON boolean.</summary>
    public static ValueMatcher Exactly(bool value) =>
        new LiteralMatcher(value ? JsonValueKind.True : JsonValueKind.False);

    /// <summary>The value is this number, however it is written.</summary>
    public static ValueMatcher Exactly(double number) => new NumberMatcher(NumberText(number));

    /// <summary>The value is text that starts so.</summary>
    public static ValueMatcher Prefix(string text, bool ignoreCase = false) =>
        new TextMatcher(ignoreCase ? TextOperator.PrefixIgnoreCase : TextOperator.Prefix, text);

    /// <summary>The value is text that ends so.</summary>
    public static ValueMatcher Suffix(string text, bool ignoreCase = false) =>
        new TextMatcher(ignoreCase ? TextOperator.SuffixIgnoreCase : TextOperator.Suffix, text);

    /// <summary>The value is this text in any case.</summary>
    public static ValueMatcher EqualsIgnoreCase(string text) => new TextMatcher(TextOperator.EqualsIgnoreCase, text);

    /// <summary>
    /// The value is text like this, in which <c>*</c> is any run, <c>\*</c> an asterisk, <c>\\</c> a backslash.
    /// </summary>
    /// <exception cref="PatternException">Asterisks in a row, or a backslash before another character.</exception>
    public static ValueMatcher Wildcard(string text) => new TextMatcher(TextOperator.Wildcard, text);

    /// <summary>There is a value that none of these matches: texts, numbers, or text operators of one kind.</summary>
    /// <exception cref="PatternException">AWS takes no such list.</exception>
    public static ValueMatcher AnythingBut(params ValueMatcher[] excluded) => new AnythingButMatcher(excluded);

    /// <summary>There is a value, or there is none.</summary>
    public static ValueMatcher Exists(bool exists) => new ExistsMatcher(exists);

    /// <summary>The value is an address of the block, such as <c>10.0.0.0/8</c> or <c>2001:db8::/32</c>.</summary>
    /// <exception cref="PatternException">The text is no block of addresses.</exception>
    public static ValueMatcher Cidr(string block) => new CidrMatcher(block);

    /// <summary>The value is a number in this relation: =, &lt;, &lt;=, &gt; or &gt;=.</summary>
    public static ValueMatcher Numeric(string comparison, double number) =>
        new NumericMatcher([new(comparison, NumberText(number))]);

    /// <summary>The value is a number between two bounds: &gt; or &gt;= the one, and &lt; or &lt;= the other.</summary>
    public static ValueMatcher Numeric(string lowComparison, double low, string highComparison, double high) =>
        new NumericMatcher([new(lowComparison, NumberText(low)), new(highComparison, NumberText(high))]);

    /// <summary>The matcher as an event pattern spells it.</summary>
    public override string ToString() => PatternJson.Write(WriteTo);

    /// <summary>The wildcards in it, which AWS limits per field.</summary>
    internal virtual IEnumerable<WildcardText> Wildcards => [];

    /// <summary>Whether a string, number, boolean or null meets it.</summary>
    internal abstract bool Matches(JsonElement scalar);

    internal abstract void WriteTo(Utf8JsonWriter writer);

    private static string NumberText(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
