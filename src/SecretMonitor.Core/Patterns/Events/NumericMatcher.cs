using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>A number in a relation to one bound, or between two.</summary>
internal sealed class NumericMatcher : ValueMatcher
{
    private readonly IReadOnlyList<Bound> _bounds;

    /// <exception cref="PatternException">AWS takes no such bounds.</exception>
    public NumericMatcher(IReadOnlyList<Bound> bounds)
    {
        _bounds = bounds;
        string first = bounds[0].Comparison;
        if (first is not ("=" or "<" or "<=" or ">" or ">="))
        {
            throw EventPattern.Error($"Unrecognized numeric range operator: {first}");
        }

        if (bounds.FirstOrDefault(bound => !bound.Number.IsComparable) is { } bad)
        {
            throw EventPattern.Error($"Cannot compare number : {bad.Number.Text}");
        }

        if (bounds.Count == 1)
        {
            return;
        }

        if (first is not (">" or ">="))
        {
            throw EventPattern.Error("Too many elements in numeric expression");
        }

        if (bounds[1].Comparison is not ("<" or "<="))
        {
            throw EventPattern.Error($"Bad numeric range operator: {bounds[1].Comparison}");
        }

        if (!(bounds[0].Number.CompareTo(bounds[1].Number) < 0))
        {
            throw EventPattern.Error("Bottom must be less than top");
        }
    }

    internal override bool Matches(JsonElement scalar) =>
        EventNumber.Of(scalar) is { } number && _bounds.All(bound => bound.Holds(number));

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("numeric");
        foreach (Bound bound in _bounds)
        {
            writer.WriteStringValue(bound.Comparison);
            writer.WriteRawValue(bound.Number.Text);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A relation and the number that it is to.</summary>
    internal sealed class Bound(string comparison, string number)
    {
        public string Comparison { get; } = comparison;

        public EventNumber Number { get; } = new(number);

        public bool Holds(EventNumber value) => value.CompareTo(Number) is { } order && Comparison switch
        {
            "=" => order == 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
