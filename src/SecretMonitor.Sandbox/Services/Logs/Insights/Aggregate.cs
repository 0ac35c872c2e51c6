namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>A column of <c>stats</c>: a function over the rows of a group.</summary>
internal sealed record Aggregate(string Column, Func<IReadOnlyList<QueryRow>, object?> Of)
{
    /// <summary>The aggregate of a name, or null.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="function">The function's name.</param>
    /// <param name="value">What it is taken over; null for <c>*</c>.</param>
    /// <param name="percent">The second argument of <c>pct</c>.</param>
    public static Aggregate? Find(string column, string function, Func<QueryRow, object?>? value, double? percent)
    {
        IEnumerable<object> Values(IReadOnlyList<QueryRow> rows) => rows.Select(value!).OfType<object>();
        IEnumerable<string?> Texts(IReadOnlyList<QueryRow> rows) => Values(rows).Select(QueryValue.TextOf);
        List<double> Numbers(IReadOnlyList<QueryRow> rows) =>
            [.. Values(rows).Select(QueryValue.NumberOf).OfType<double>()];
        var name = function.ToLowerInvariant();
        if (value is null)
        {
            return name == "count" ? new(column, rows => (double)rows.Count) : null;
        }

        return name switch
        {
            "count" => new(column, rows => (double)Values(rows).Count()),
            "count_distinct" => new(column, rows => (double)Texts(rows).Distinct(StringComparer.Ordinal).Count()),
            "sum" => new(column, rows => Numbers(rows).Sum()),
            "avg" => new(column, rows => Numbers(rows) is { Count: > 0 } n ? n.Average() : null),
            "min" => new(column, rows => Values(rows).OrderBy(v => v, Order).FirstOrDefault()),
            "max" => new(column, rows => Values(rows).OrderBy(v => v, Order).LastOrDefault()),
            "earliest" => new(column, rows => Values([.. rows.OrderBy(Time)]).FirstOrDefault()),
            "latest" => new(column, rows => Values([.. rows.OrderBy(Time)]).LastOrDefault()),
            "pct" when percent is { } p => new(column, rows => Percentile(Numbers(rows), p)),
            _ => null,
        };
    }

    private static Comparer<object> Order { get; } = Comparer<object>.Create(QueryValue.Compare);

    private static long Time(QueryRow row) => row.Source?.Timestamp ?? 0;

    private static object? Percentile(List<double> numbers, double percent)
    {
        numbers.Sort();
        var rank = (int)Math.Ceiling(numbers.Count * percent / 100);
        return numbers.Count == 0 ? null : numbers[Math.Min(Math.Max(rank, 1), numbers.Count) - 1];
    }
}
