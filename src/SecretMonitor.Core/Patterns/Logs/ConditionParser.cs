namespace SecretMonitor.Patterns;

/// <summary>Reads conditions; <c>&amp;&amp;</c> binds closer than <c>||</c>.</summary>
/// <param name="scanner">Where to read.</param>
/// <param name="field">The field of a delimited pattern that all comparisons are about, or null for JSON.</param>
internal sealed class ConditionParser(PatternScanner scanner, string? field = null)
{
    public Condition Parse()
    {
        List<Condition> alternatives = [ParseAnd()];
        while (scanner.TryTake("||"))
        {
            alternatives.Add(ParseAnd());
        }

        return Condition.Any([.. alternatives]);
    }

    private Condition ParseAnd()
    {
        List<Condition> conditions = [ParsePrimary()];
        while (scanner.TryTake("&&"))
        {
            conditions.Add(ParsePrimary());
        }

        return Condition.All([.. conditions]);
    }

    private Condition ParsePrimary()
    {
        if (scanner.TryTake("("))
        {
            Condition inner = Parse();
            scanner.Take(")");
            return inner;
        }

        return field is null ? ParseSelectorCondition() : ParseFieldComparison(field);
    }

    private Condition ParseSelectorCondition()
    {
        Selector selector = Selector.Parse(scanner);
        if (TryParseOperand(out ComparisonOperator comparison, out PatternValue? value))
        {
            return new Comparison(selector, comparison, value!);
        }

        return TakeKeyword() switch
        {
            "IS" => TakeKeyword() switch
            {
                "NULL" => selector.IsNull(),
                "TRUE" => selector.IsTrue(),
                "FALSE" => selector.IsFalse(),
                _ => throw scanner.Error("NULL, TRUE or FALSE expected after IS"),
            },
            "NOT" when TakeKeyword() == "EXISTS" => selector.NotExists(),
            _ => throw scanner.Error("=, !=, <, <=, >, >=, IS or NOT EXISTS expected"),
        };
    }

    private FieldComparison ParseFieldComparison(string name)
    {
        if (TakeKeyword() != name)
        {
            throw scanner.Error($"the conditions of a field repeat its name, '{name}'");
        }

        return TryParseOperand(out ComparisonOperator comparison, out PatternValue? value)
            ? new(name, comparison, value!)
            : throw scanner.Error("=, !=, <, <=, > or >= expected");
    }

    private bool TryParseOperand(out ComparisonOperator comparison, out PatternValue? value)
    {
        scanner.Peek();
        int start = scanner.Position;
        if (ComparisonOperatorText.TryParse(scanner) is not { } found)
        {
            (comparison, value) = (default, null);
            return false;
        }

        (comparison, value) = (found, PatternValue.Parse(scanner, ofJson: field is null));
        return value.Takes(comparison)
            ? true
            : throw PatternScanner.ErrorAt(start, "<, <=, > and >= compare with a number");
    }

    private string TakeKeyword()
    {
        scanner.Peek();
        return scanner.TakeWhile(PatternScanner.IsNameCharacter);
    }
}
