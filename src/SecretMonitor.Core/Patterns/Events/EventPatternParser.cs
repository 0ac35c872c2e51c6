using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Reads event patterns and refuses what AWS refuses, in its words.</summary>
internal sealed class EventPatternParser(string json)
{
    private const string OnlyOneKey = "Only one key allowed in match expression";

    /// <summary>Names that AWS keeps for operators, present and future, so that they cannot be fields inside $or.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after",
        "date-on-or-after", "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range",
        "ip-address-not-in-range",
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
                JsonTokenType.StartObject => ParseExpression(),
                JsonTokenType.String => ValueMatcher.Exactly(_tokens.Text),
                JsonTokenType.Number => new NumberMatcher(_tokens.Text),
                JsonTokenType.True or JsonTokenType.False => ValueMatcher.Exactly(_tokens.Kind == JsonTokenType.True),
                JsonTokenType.Null => ValueMatcher.Exactly(null),
                _ => throw _tokens.Error("Match value must be String, number, true, false, or null"),
            });
        }

        return matchers.Count > 0 ? [.. matchers] : throw _tokens.Error("Empty arrays are not allowed");
    }

    private ValueMatcher ParseExpression()
    {
        _tokens.Take(JsonTokenType.PropertyName, "Match expression name not found");
        string name = _tokens.Text;
        ValueMatcher matcher = name switch
        {
            "exactly" => ParseText(TextOperator.Exactly, "exact"),
            "prefix" => ParseAffix(TextOperator.Prefix, TextOperator.PrefixIgnoreCase, name),
            "suffix" => ParseAffix(TextOperator.Suffix, TextOperator.SuffixIgnoreCase, name),
            "equals-ignore-case" => ParseText(TextOperator.EqualsIgnoreCase, name),
            "wildcard" => ParseText(TextOperator.Wildcard, name),
            "numeric" => ParseNumeric(),
            "anything-but" => ParseAnythingBut(),
            "exists" => ParseExists(),
            "cidr" => ParseCidr(),
            _ => throw _tokens.Error($"Unrecognized match type {name}"),
        };
        _tokens.Take(
            JsonTokenType.EndObject,
            name is "numeric" or "anything-but" ? "Too many elements in numeric expression" : OnlyOneKey);
        return matcher;
    }

    private TextMatcher ParseText(TextOperator comparison, string name)
    {
        _tokens.Take(JsonTokenType.String, $"{name} match pattern must be a string");
        return CreateText(comparison);
    }

    private TextMatcher CreateText(TextOperator comparison) =>
        Located(() => new TextMatcher(comparison, _tokens.Text));

    /// <summary>Reads what follows "prefix" or "suffix": text, or text whose case is ignored.</summary>
    private TextMatcher ParseAffix(TextOperator exact, TextOperator ignoreCase, string name)
    {
        if (_tokens.Next() != JsonTokenType.StartObject)
        {
            return _tokens.Kind == JsonTokenType.String
                ? CreateText(exact)
                : throw _tokens.Error($"{name} match pattern must be a string");
        }

        string title = name == "prefix" ? "Prefix" : "Suffix";
        _tokens.Take(JsonTokenType.PropertyName, $"{title} expression name not found");
        if (_tokens.Text is not "equals-ignore-case")
        {
            throw _tokens.Error($"Unsupported {name} pattern: {_tokens.Text}");
        }

        TextMatcher matcher = ParseText(ignoreCase, "equals-ignore-case");
        _tokens.Take(JsonTokenType.EndObject, OnlyOneKey);
        return matcher;
    }

    private ExistsMatcher ParseExists() => _tokens.Next() is JsonTokenType.True or JsonTokenType.False
        ? new(_tokens.Kind == JsonTokenType.True)
        : throw _tokens.Error("exists match pattern must be either true or false.");

    private CidrMatcher ParseCidr()
    {
        _tokens.Take(JsonTokenType.String, "prefix match pattern must be a string");
        return new(_tokens.Text);
    }

    private NumericMatcher ParseNumeric()
    {
        _tokens.Take(JsonTokenType.StartArray, "Value of numeric must be an array.");
        List<NumericMatcher.Bound> bounds = [];
        while (bounds.Count == 0 || _tokens.Next() != JsonTokenType.EndArray)
        {
            bounds.Add(ParseBound(bounds));
        }

        return Located(() => new NumericMatcher(bounds));
    }

    private NumericMatcher.Bound ParseBound(List<NumericMatcher.Bound> earlier)
    {
        if (earlier.Count == 0)
        {
            if (_tokens.Next() != JsonTokenType.String)
            {
                throw _tokens.Error($"Invalid member in numeric match: {_tokens.Text}");
            }
        }
        else if (earlier.Count == 2)
        {
            throw _tokens.Error("Too many terms in numeric range expression");
        }
        else if (earlier[0].Comparison is "=" or "<" or "<=")
        {
            throw _tokens.Error("Too many elements in numeric expression");
        }
        else if (_tokens.Kind != JsonTokenType.String)
        {
            throw _tokens.Error($"Bad value in numeric range: {_tokens.Text}");
        }
        else if (_tokens.Text is not ("<" or "<="))
        {
            throw _tokens.Error($"Bad numeric range operator: {_tokens.Text}");
        }

        string comparison = _tokens.Text;
        _tokens.Next();
        if (comparison is not ("=" or "<" or "<=" or ">" or ">="))
        {
            throw _tokens.Error($"Unrecognized numeric range operator: {comparison}");
        }

        return _tokens.IsNumber
            ? new(comparison, _tokens.Text)
            : throw _tokens.Error($"Value of {(comparison == "=" ? "equals" : comparison)} must be numeric");
    }

    private AnythingButMatcher ParseAnythingBut()
    {
        if (_tokens.Next() != JsonTokenType.StartObject)
        {
            return ParseExcluded(TextOperator.Exactly);
        }

        _tokens.Take(JsonTokenType.PropertyName, "Anything-But expression name not found");
        TextOperator comparison = _tokens.Text switch
        {
            "prefix" => TextOperator.Prefix,
            "suffix" => TextOperator.Suffix,
            "equals-ignore-case" => TextOperator.EqualsIgnoreCase,
            "wildcard" => TextOperator.Wildcard,
            string other => throw _tokens.Error($"Unsupported anything-but pattern: {other}"),
        };
        _tokens.Next();
        AnythingButMatcher matcher = ParseExcluded(comparison);
        _tokens.Take(JsonTokenType.EndObject, "Too many elements in numeric expression");
        return matcher;
    }

    private AnythingButMatcher ParseExcluded(TextOperator comparison)
    {
        List<ValueMatcher> excluded = [];
        switch (_tokens.Kind)
        {
            case JsonTokenType.String or JsonTokenType.Number:
                excluded.Add(ParseExcludedValue(comparison));
                break;
            case JsonTokenType.StartArray:
                while (_tokens.Next() != JsonTokenType.EndArray)
                {
                    excluded.Add(ParseExcludedValue(comparison));
                }

                break;
            default:
                throw _tokens.Error("Value of anything-but must be an array or single string/number value.");
        }

        return Located(() => new AnythingButMatcher(excluded));
    }

    private ValueMatcher ParseExcludedValue(TextOperator comparison) => (_tokens.Kind, comparison) switch
    {
        (JsonTokenType.String, _) => CreateText(comparison),
        (JsonTokenType.Number, TextOperator.Exactly) => new NumberMatcher(_tokens.Text),
        (_, TextOperator.Exactly) =>
            throw _tokens.Error("Inside anything but list, start|null|boolean is not supported."),
        (_, TextOperator.EqualsIgnoreCase) => throw _tokens.Error(
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."),
        (_, TextOperator.Wildcard) => throw _tokens.Error("wildcard match pattern must be a string"),
        _ => throw _tokens.Error("prefix/suffix match pattern must be a string"),
    };

    /// <summary>Adds to a refusal where in the text it arose.</summary>
    private T Located<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (PatternException e)
        {
            throw _tokens.Error(e.Reason);
        }
    }
}
