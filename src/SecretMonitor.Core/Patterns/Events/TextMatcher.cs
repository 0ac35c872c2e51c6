using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// Text that is, starts, ends or looks so; values of other types never match. Two spellings of one address are equal.
/// </summary>
internal sealed class TextMatcher(TextOperator comparison, string text) : ValueMatcher
{
    private readonly byte[]? _address = comparison == TextOperator.Exactly ? EventAddress.TryParse(text) : null;

    private readonly WildcardText? _wildcard =
        comparison == TextOperator.Wildcard ? EventWildcard.Parse(text) : null;

    public TextOperator Operator { get; } = comparison;

    public string Text { get; } = text;

    internal override IEnumerable<WildcardText> Wildcards => _wildcard is null ? [] : [_wildcard];

    internal override bool Matches(JsonElement scalar)
    {
        if (scalar.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        string value = PatternJson.TextOf(scalar);
        return Operator switch
        {
            TextOperator.Prefix => value.StartsWith(Text, StringComparison.Ordinal),
            TextOperator.PrefixIgnoreCase => value.StartsWith(Text, StringComparison.OrdinalIgnoreCase),
            TextOperator.Suffix => value.EndsWith(Text, StringComparison.Ordinal),
            TextOperator.SuffixIgnoreCase => value.EndsWith(Text, StringComparison.OrdinalIgnoreCase),
            TextOperator.EqualsIgnoreCase => value.Equals(Text, StringComparison.OrdinalIgnoreCase),
            TextOperator.Wildcard => _wildcard!.Matches(value),
            _ => value == Text || IsSameAddress(value),
        };
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        string[] names = Operator switch
        {
            TextOperator.Prefix => ["prefix"],
            TextOperator.PrefixIgnoreCase => ["prefix", "equals-ignore-case"],
            TextOperator.Suffix => ["suffix"],
            TextOperator.SuffixIgnoreCase => ["suffix", "equals-ignore-case"],
            TextOperator.EqualsIgnoreCase => ["equals-ignore-case"],
            TextOperator.Wildcard => ["wildcard"],
            _ => [],
        };
        foreach (string name in names)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(name);
        }

        writer.WriteStringValue(Text);
        foreach (string _ in names)
        {
            writer.WriteEndObject();
        }
    }

    private bool IsSameAddress(string value) =>
        _address is not null && EventAddress.TryParse(value)?.SequenceEqual(_address) == true;
}
