namespace SecretMonitor.Patterns;

/// <summary>Compares a field of a space-delimited message with a value: <c>status = 4*</c>.</summary>
public sealed class FieldComparison(string field, ComparisonOperator comparison, PatternValue value) : Condition
{
    /// <summary>The name of the field.</summary>
    public string Field { get; } = field;

    /// <summary>How it is compared.</summary>
    public ComparisonOperator Operator { get; } = value.Takes(comparison)
        ? comparison
        : throw new ArgumentException("An ordered comparison takes a number.", nameof(value));

    /// <summary>What it is compared with.</summary>
    public PatternValue Value { get; } = value;

    internal override int RegexCount => Value.RegexCount;

    /// <inheritdoc/>
    public override string ToString() => $"{Field} {Operator.ToText()} {Value}";

    internal override bool Matches(in Subject subject) =>
        subject.Field is { } text
        && Value.Compares(Operator, text, PatternValue.TryParseNumber(text, out double number) ? number : null);
}
