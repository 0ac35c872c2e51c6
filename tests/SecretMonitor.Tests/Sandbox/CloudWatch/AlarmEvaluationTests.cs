using SecretMonitor.Sandbox.Services.CloudWatch;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudWatch;

/// <summary>The tables of "Configuring how CloudWatch alarms treat missing data": 0 fine, X over, - missing.</summary>
public sealed class AlarmEvaluationTests
{
    private static readonly DateTimeOffset Newest = new(2026, 9, 14, 5, 51, 0, TimeSpan.Zero);

    public static TheoryData<string, int, int, string, string?> Documented()
    {
        TheoryData<string, int, int, string, string?> cells = [];
        void Row(string points, int needed, string? missing, string? ignore, string? breaching, string? notBreaching)
        {
            cells.Add(points, needed, 3, "missing", missing);
            cells.Add(points, needed, 3, "ignore", ignore);
            cells.Add(points, needed, 3, "breaching", breaching);
            cells.Add(points, needed, 3, "notBreaching", notBreaching);
        }

        Row("0-X-X", 3, "OK", "OK", "OK", "OK");
        Row("0----", 3, "OK", "OK", "OK", "OK");
        Row("-----", 3, "INSUFFICIENT_DATA", null, "ALARM", "OK");
        Row("0XX-X", 3, "ALARM", "ALARM", "ALARM", "ALARM");
        Row("--X--", 3, "ALARM", null, "ALARM", "OK");
        Row("0-X-X", 2, "ALARM", "ALARM", "ALARM", "ALARM");
        Row("00X0X", 2, "ALARM", "ALARM", "ALARM", "ALARM");
        Row("0-X--", 2, "OK", "OK", "ALARM", "OK");
        Row("----0", 2, "OK", "OK", "ALARM", "OK");
        Row("---X-", 2, "ALARM", null, "ALARM", "OK");
        return cells;
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void The_documented_outcomes_hold(
        string points, int datapointsToAlarm, int periods, string treatment, string? state) =>
        Assert.Equal(state, Judge(points, periods, datapointsToAlarm, treatment).State);

    [Theory]
    [InlineData("---X-")]
    [InlineData("----X")]
    public void A_breaching_point_that_is_too_young_raises_no_alarm_while_its_neighbours_are_missing(string points) =>
        Assert.Null(Judge(points, 3, 3, "missing").State);

    [Theory]
    [InlineData("X--")]
    [InlineData("-X-")]
    [InlineData("--X")]
    public void One_hit_of_a_sparse_metric_keeps_the_alarm_as_long_as_the_range_holds_it(string points) =>
        Assert.Equal("ALARM", Judge(points, 1, 1, "notBreaching").State);

    [Fact]
    public void The_newest_real_point_decides_when_it_is_enough() =>
        Assert.Equal("OK", Judge("XX0", 1, 1, "notBreaching").State);

    [Fact]
    public void Missing_points_fill_up_only_what_real_points_leave_open()
    {
        var verdict = Judge("0-X--", 3, 2, "breaching");

        Assert.Equal([null, 1.0, 0.0], verdict.Considered.Select(p => p.Value));
    }

    private static AlarmVerdict Judge(string points, int periods, int datapointsToAlarm, string treatment)
    {
        var range = points.Reverse().Select((point, i) => new AlarmPoint(
            Newest.AddMinutes(-i), point switch { '0' => 0, 'X' => 1, _ => null }, 1));
        return AlarmEvaluation.Judge([.. range], periods, datapointsToAlarm, v => v >= 1, treatment);
    }
}
