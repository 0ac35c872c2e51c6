using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Any value, of any type, that none of a list matches.</summary>
internal sealed class AnythingButMatcher : ValueMatcher
{
    private readonly IReadOnlyList<ValueMatcher> _excluded;
    private readonly string? _operator;

    public AnythingButMatcher(IReadOnlyList<ValueMatcher> excluded)
    {
        _excluded = excluded;
        if (excluded.OfType<NumberMatcher>().FirstOrDefault(number => !number.IsComparable) is { } bad)
        {
            throw EventPattern.Error($"Cannot compare number : {bad}");
        }

        if (excluded.Count > 0 && excluded.All(e => e is NumberMatcher))
        {
            return;
        }

        List<TextOperator> kinds = [.. excluded.OfType<TextMatcher>().Select(text => text.Operator).Distinct()];
        if (kinds.Count != 1 || !excluded.All(e => e is TextMatcher))
        {
            throw EventPattern.Error(
                "Inside anything but list, either all values are number or string, mixed type is not supported");
        }

        _operator = kinds[0] switch
        {
            TextOperator.Exactly => null,
            TextOperator.Prefix => "prefix",
            TextOperator.Suffix => "suffix",
            TextOperator.EqualsIgnoreCase => "equals-ignore-case",
            TextOperator.Wildcard => "wildcard",
            _ => throw EventPattern.Error("Unsupported anything-but pattern: prefix and suffix regard the case"),
        };
        if (_operator is "prefix" or "suffix" && excluded.Any(e => ((TextMatcher)e).Text.Length == 0))
        {
            throw EventPattern.Error("Null prefix/suffix not allowed");
        }
    }

    internal override IEnumerable<WildcardText> Wildcards =>
        _excluded.GroupBy(e => e.ToString()).SelectMany(equal => equal.First().Wildcards);

    internal override bool Matches(JsonElement scalar)
    {
        foreach (ValueMatcher matcher in _excluded)
        {
            if (matcher.Matches(scalar))
            {
                return false;
            }
        }

        return true;
    }

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("anything-but");
        if (_operator is not null)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(_operator);
        }

        if (_excluded.Count == 1)
        {
            WriteValue(writer, _excluded[0]);
        }
        else
        {
            writer.WriteStartArray();
            foreach (ValueMatcher matcher in _excluded)
            {
                WriteValue(writer, matcher);
            }

            writer.WriteEndArray();
        }

        if (_operator is not null)
        {
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, ValueMatcher matcher)
    {
        if (matcher is TextMatcher text)
        {
            writer.WriteStringValue(text.Text);
        }
        else
        {
            matcher.WriteTo(writer);
        }
    }
}
