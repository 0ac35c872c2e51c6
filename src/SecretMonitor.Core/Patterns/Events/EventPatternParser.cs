using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Reads event patterns and refuses what AWS refuses, in its words.</summary>
internal sealed class EventPatternParser(string json)
{
    /// <summary>Names that AWS keeps for operators, present and future: they cannot be fields inside $or.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after",
        "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range", "ip-address-not-in-range",
    ];

    private readonly EventPatternTokens _tokens = new(json);

    public EventPatternFields Parse()
    {
        _tokens.Take(JsonTokenType.StartObject, "Filter is not an object");
        return ParseFields(insideOr: false);
    }

    /// <summary>Reads fields up to the brace that closes them.</summary>
    private EventPatternFields ParseFields(bool insideOr)
    {
        EventPatternFields fields = EventPatternFields.None;
        while (_tokens.Next() != JsonTokenType.EndObject)
        {
            string name = _tokens.Text;
            if (name == "$or")
            {
                fields = fields.WithAnyOf(ParseAlternatives());
                continue;
            }

            if (insideOr && Reserved.Contains(name))
            {
                throw _tokens.Error($"{name} is Ruler reserved fieldName which cannot be used inside $or.");
            }

            fields = _tokens.Next() switch
            {
                JsonTokenType.StartObject => fields.With(name, ParseFields(insideOr)),
                JsonTokenType.StartArray => fields.With(name, ParseMatchers()),
                _ => throw _tokens.Error($"\"{name}\" must be an object or an array"),
            };
        }

        return fields.IsEmpty ? throw _tokens.Error("Empty objects are not allowed") : fields;
    }

    private EventPatternFields[] ParseAlternatives()
    {
        _tokens.Take(JsonTokenType.StartArray, "It must be an Array followed with $or.");
        List<EventPatternFields> alternatives = [];
        while (_tokens.Next() != JsonTokenType.EndArray)
        {
            alternatives.Add(_tokens.Kind == JsonTokenType.StartObject
                ? ParseFields(insideOr: true)
                : throw _tokens.Error("Only JSON object is allowed in array of $or relationship."));
        }

        return alternatives.Count >= 2
            ? [.. alternatives]
            : throw _tokens.Error("There must have at least 2 Objects in $or relationship.");
    }

    private ValueMatcher[] ParseMatchers()
    {
        List<ValueMatcher> matchers = [];
        while (_tokens.Next() != JsonTokenType.EndArray)
        {
            matchers.Add(_tokens.Kind switch
            {
                JsonTokenType.StartObject => new MatchExpressionParser(_tokens).Parse(),
                JsonTokenType.String => ValueMatcher.Exactly(_tokens.Text),
                JsonTokenType.Number => new NumberMatcher(_tokens.Text),
                JsonTokenType.True or JsonTokenType.False => ValueMatcher.Exactly(_tokens.Kind == JsonTokenType.True),
                JsonTokenType.Null => ValueMatcher.Exactly(null),
                _ => throw _tokens.Error("Match value must be String, number, true, false, or null"),
            });
        }

        return matchers.Count > 0 ? [.. matchers] : throw _tokens.Error("Empty arrays are not allowed");
    }
}
