namespace SecretMonitor.Monitors;

/// <summary>A plan in one sentence.</summary>
public static class PlanSummary
{
    /// <summary>
    /// How many of each action, and what they add to the month's bill:
    /// <c>14 to create, 2 to keep; adds up to 1.60 USD a month ...</c>.
    /// </summary>
    public static string Of(IReadOnlyCollection<MonitorChange> changes)
    {
        var counts = changes.GroupBy(c => c.Action).OrderBy(g => g.Key)
            .Select(g => $"{g.Count()} to {g.Key.ToString().ToLowerInvariant()}");
        return $"{string.Join(", ", counts)}; {Describe(changes.Sum(c => c.MonthlyCost))}";
    }

    private static string Describe(decimal cost) => cost switch
    {
        0 => "no change of the standing monthly cost",
        > 0 => $"adds up to {Priced(cost)}, and what its use costs",
        _ => $"saves up to {Priced(-cost)}",
    };

    private static string Priced(decimal cost) =>
        $"{MonthlyCost.Format(cost)} a month (list prices of us-east-1, {MonthlyCost.AsOf})";
}
