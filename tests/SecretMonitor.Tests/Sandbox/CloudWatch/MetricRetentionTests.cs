using SecretMonitor.Sandbox;
using SecretMonitor.Sandbox.Services.CloudWatch;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudWatch;

public sealed class MetricRetentionTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly MetricIdentity Metric = new("n", "m", []);

    [Fact]
    public void Old_points_are_summed_up_and_nothing_is_lost()
    {
        const int days = 40;
        using SandboxClock clock = new(new object(), Start, 0, e => throw e);
        MetricTable metrics = new(clock);
        for (var minute = 0; minute < days * 24 * 60; minute++)
        {
            metrics.PointAt(Metric, clock.Now, "None").Add(1, 1);
            clock.Step(TimeSpan.FromMinutes(1));
        }

        var points = metrics.Find(Metric)!.Read(Start, clock.Now, 60, null).ToList();

        Assert.Equal(days * 24 * 60, points.Sum(p => p.Point.Sum));
        Assert.InRange(points.Count, 15 * 24 * 60, 35 * 24 * 60);
        Assert.All(points.Where(p => p.Start < Start.AddDays(10)), p => Assert.Equal(5, p.Point.SampleCount));
    }

    [Fact]
    public void After_455_days_a_point_is_gone()
    {
        using SandboxClock clock = new(new object(), Start, 0, e => throw e);
        MetricTable metrics = new(clock);
        metrics.PointAt(Metric, clock.Now, "None").Add(1, 1);
        clock.Step(TimeSpan.FromDays(456));
        for (var i = 0; i < 1000; i++)
        {
            metrics.PointAt(Metric, clock.Now.AddMinutes(i), "None").Add(1, 1);
        }

        Assert.Empty(metrics.Find(Metric)!.Read(Start, Start.AddDays(1), 60, null));
    }

    [Fact]
    public void A_point_of_very_many_values_still_tells_percentiles()
    {
        MetricPoint point = new();
        for (var i = 0; i < 100_000; i++)
        {
            point.Add(i, 1);
        }

        Assert.Equal(100_000, point.SampleCount);
        Assert.InRange(point.Percentile(50), 49_000, 51_000);
    }
}
