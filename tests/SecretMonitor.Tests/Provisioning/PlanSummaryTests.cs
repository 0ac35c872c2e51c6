using SecretMonitor.Monitors;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

public sealed class PlanSummaryTests
{
    [Fact]
    public void A_plan_that_creates_tells_the_cost_that_it_adds_and_of_when_the_prices_are()
    {
        var text = PlanSummary.Of([Change(ChangeAction.Create, 0.4m), Change(ChangeAction.Keep), Change(ChangeAction.Create, 0.1m)]);
        Assert.StartsWith("2 to create, 1 to keep; adds up to 0.50 USD a month", text);
        Assert.Contains(MonthlyCost.AsOf, text);
    }

    [Fact]
    public void A_plan_that_removes_tells_what_it_saves() =>
        Assert.StartsWith("1 to delete; saves up to 0.30 USD", PlanSummary.Of([Change(ChangeAction.Delete, -0.3m)]));

    [Fact]
    public void A_plan_that_only_keeps_costs_nothing_more() =>
        Assert.Equal("1 to keep; no change of the standing monthly cost", PlanSummary.Of([Change(ChangeAction.Keep)]));

    private static MonitorChange Change(ChangeAction action, decimal cost = 0) =>
        new() { Action = action, Kind = "alarm", Name = "a", MonthlyCost = cost };
}
