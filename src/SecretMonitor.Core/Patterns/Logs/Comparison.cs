using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// Compares a property with a value: <c>$.eventName = "GetSecretValue"</c>. Only strings and numbers compare: with
/// anything else, and where the path is absent, no comparison holds, not even <c>!=</c>.
/// </summary>
public sealed class Comparison(Selector selector, ComparisonOperator comparison, PatternValue value) : Condition
{
    /// <summary>The property.</summary>
    public Selector Selector { get; } = selector;

    /// <summary>How it is compared.</summary>
    public ComparisonOperator Operator { get; } = value.Takes(comparison)
        ? comparison
        : throw new ArgumentException("An ordered comparison takes a number.", nameof(value));

    /// <summary>What it is compared with.</summary>
    public PatternValue Value { get; } = value;

    internal override int RegexCount => Value.RegexCount;

    /// <inheritdoc/>
    public override string ToString() => $"{Selector} {Operator.ToText()} {Value}";

    internal override bool Matches(in Subject subject) => Selector.Any(subject.Root, this, static (property, self) =>
        property.ValueKind switch
        {
            JsonValueKind.String => self.Value.Compares(self.Operator, PatternJson.TextOf(property), number: null),
            JsonValueKind.Number => self.Value.Compares(
                self.Operator,
                property.GetRawText(),
                property.TryGetDouble(out double number) ? number : null),
            _ => false,
        });
}
