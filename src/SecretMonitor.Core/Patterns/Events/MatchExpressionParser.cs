using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>Reads what stands in braces in a field's list, such as <c>{"prefix":"a"}</c>.</summary>
internal sealed class MatchExpressionParser(EventPatternTokens tokens)
{
    private const string OnlyOneKey = "Only one key allowed in match expression";
    private const string TooManyElements = "Too many elements in numeric expression";

    /// <summary>Reads an expression whose opening brace is behind, up to the closing one.</summary>
    public ValueMatcher Parse()
    {
        tokens.Take(JsonTokenType.PropertyName, "Match expression name not found");
        string name = tokens.Text;
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
            _ => throw tokens.Error($"Unrecognized match type {name}"),
        };
        tokens.Take(
            JsonTokenType.EndObject,
            name is "numeric" or "anything-but" ? TooManyElements : OnlyOneKey);
        return matcher;
    }

    private TextMatcher ParseText(TextOperator comparison, string name)
    {
        tokens.Take(JsonTokenType.String, $"{name} match pattern must be a string");
        return CreateText(comparison);
    }

    private TextMatcher CreateText(TextOperator comparison) =>
        Located(() => new TextMatcher(comparison, tokens.Text));

    /// <summary>Reads what follows "prefix" or "suffix": text, or text whose case is ignored.</summary>
    private TextMatcher ParseAffix(TextOperator exact, TextOperator ignoreCase, string name)
    {
        if (tokens.Next() != JsonTokenType.StartObject)
        {
            return tokens.Kind == JsonTokenType.String
                ? CreateText(exact)
                : throw tokens.Error($"{name} match pattern must be a string");
        }

        string title = name == "prefix" ? "Prefix" : "Suffix";
        tokens.Take(JsonTokenType.PropertyName, $"{title} expression name not found");
        if (tokens.Text is not "equals-ignore-case")
        {
            throw tokens.Error($"Unsupported {name} pattern: {tokens.Text}");
        }

        TextMatcher matcher = ParseText(ignoreCase, "equals-ignore-case");
        tokens.Take(JsonTokenType.EndObject, OnlyOneKey);
        return matcher;
    }

    private ExistsMatcher ParseExists() => tokens.Next() is JsonTokenType.True or JsonTokenType.False
        ? new(tokens.Kind == JsonTokenType.True)
        : throw tokens.Error("exists match pattern must be either true or false.");

    private CidrMatcher ParseCidr()
    {
        tokens.Take(JsonTokenType.String, "prefix match pattern must be a string");
        return new(tokens.Text);
    }

    private NumericMatcher ParseNumeric()
    {
        tokens.Take(JsonTokenType.StartArray, "Value of numeric must be an array.");
        List<NumericMatcher.Bound> bounds = [];
        while (bounds.Count == 0 || tokens.Next() != JsonTokenType.EndArray)
        {
            bounds.Add(ParseBound(bounds));
        }

        return Located(() => new NumericMatcher(bounds));
    }

    private NumericMatcher.Bound ParseBound(List<NumericMatcher.Bound> earlier)
    {
        if (earlier.Count == 0)
        {
            if (tokens.Next() != JsonTokenType.String)
            {
                throw tokens.Error($"Invalid member in numeric match: {tokens.Text}");
            }
        }
        else if (earlier.Count == 2)
        {
            throw tokens.Error("Too many terms in numeric range expression");
        }
        else if (earlier[0].Comparison is "=" or "<" or "<=")
        {
            throw tokens.Error(TooManyElements);
        }
        else if (tokens.Kind != JsonTokenType.String)
        {
            throw tokens.Error($"Bad value in numeric range: {tokens.Text}");
        }
        else if (tokens.Text is not ("<" or "<="))
        {
            throw tokens.Error($"Bad numeric range operator: {tokens.Text}");
        }

        string comparison = tokens.Text;
        tokens.Next();
        if (comparison is not ("=" or "<" or "<=" or ">" or ">="))
        {
            throw tokens.Error($"Unrecognized numeric range operator: {comparison}");
        }

        return tokens.IsNumber
            ? new(comparison, tokens.Text)
            : throw tokens.Error($"Value of {(comparison == "=" ? "equals" : comparison)} must be numeric");
    }

    private AnythingButMatcher ParseAnythingBut()
    {
        if (tokens.Next() != JsonTokenType.StartObject)
        {
            return ParseExcluded(TextOperator.Exactly);
        }

        tokens.Take(JsonTokenType.PropertyName, "Anything-But expression name not found");
        TextOperator comparison = tokens.Text switch
        {
            "prefix" => TextOperator.Prefix,
            "suffix" => TextOperator.Suffix,
            "equals-ignore-case" => TextOperator.EqualsIgnoreCase,
            "wildcard" => TextOperator.Wildcard,
            string other => throw tokens.Error($"Unsupported anything-but pattern: {other}"),
        };
        tokens.Next();
        AnythingButMatcher matcher = ParseExcluded(comparison);
        tokens.Take(JsonTokenType.EndObject, TooManyElements);
        return matcher;
    }

    private AnythingButMatcher ParseExcluded(TextOperator comparison)
    {
        List<ValueMatcher> excluded = [];
        switch (tokens.Kind)
        {
            // Of a single number AWS does not say where it is.
            case JsonTokenType.Number when comparison == TextOperator.Exactly:
                return new([new NumberMatcher(tokens.Text)]);
            case JsonTokenType.String or JsonTokenType.Number:
                excluded.Add(ParseExcludedValue(comparison));
                break;
            case JsonTokenType.StartArray:
                while (tokens.Next() != JsonTokenType.EndArray)
                {
                    excluded.Add(ParseExcludedValue(comparison));
                }

                break;
            default:
                throw tokens.Error("Value of anything-but must be an array or single string/number value.");
        }

        return Located(() => new AnythingButMatcher(excluded));
    }

    private ValueMatcher ParseExcludedValue(TextOperator comparison) => (tokens.Kind, comparison) switch
    {
        (JsonTokenType.String, _) => CreateText(comparison),
        (JsonTokenType.Number, TextOperator.Exactly) => new NumberMatcher(tokens.Text),
        (_, TextOperator.Exactly) =>
            throw tokens.Error("Inside anything but list, start|null|boolean is not supported."),
        (_, TextOperator.EqualsIgnoreCase) => throw tokens.Error(
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported."),
        (_, TextOperator.Wildcard) => throw tokens.Error("wildcard match pattern must be a string"),
        _ => throw tokens.Error("prefix/suffix match pattern must be a string"),
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
            throw tokens.Error(e.Reason);
        }
    }
}
