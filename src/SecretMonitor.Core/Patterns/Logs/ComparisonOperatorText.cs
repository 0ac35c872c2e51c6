namespace SecretMonitor.Patterns;

/// <summary>The spelling of <see cref="ComparisonOperator"/> in patterns.</summary>
internal static class ComparisonOperatorText
{
    // Longer tokens first, so that ">=" is not read as ">".
    private static readonly (string Text, ComparisonOperator Operator)[] Spellings =
    [
        ("!=", ComparisonOperator.NotEqual),
        (">=", ComparisonOperator.GreaterThanOrEqual),
        ("<=", ComparisonOperator.LessThanOrEqual),
        ("=", ComparisonOperator.Equal),
        (">", ComparisonOperator.GreaterThan),
        ("<", ComparisonOperator.LessThan),
    ];

    public static string ToText(this ComparisonOperator comparison) =>
        Spellings.First(spelling => spelling.Operator == comparison).Text;

    public static ComparisonOperator? TryParse(PatternScanner scanner)
    {
        foreach ((string text, ComparisonOperator comparison) in Spellings)
        {
            if (scanner.TryTake(text))
            {
                return comparison;
            }
        }

        return null;
    }
}
