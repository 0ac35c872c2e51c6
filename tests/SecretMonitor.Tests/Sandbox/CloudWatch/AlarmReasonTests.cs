using SecretMonitor.Sandbox;
using SecretMonitor.Sandbox.Services.CloudWatch;
using SecretMonitor.Sandbox.Values;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudWatch;

/// <summary>Why an alarm changed, in AWS's words: captured from the service.</summary>
public sealed class AlarmReasonTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 5, 52, 48, 775, TimeSpan.Zero);

    [Theory]
    [InlineData("X", 1, null, "missing", "Threshold Crossed: 1 datapoint [1.0 (14/09/26 05:51:00)] was greater than or equal to the threshold (1.0).")]
    [InlineData("X", 1, 1, "missing", "Threshold Crossed: 1 out of the last 1 datapoints [1.0 (14/09/26 05:51:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).")]
    [InlineData("XX", 2, null, "missing", "Threshold Crossed: 2 datapoints [1.0 (14/09/26 05:51:00), 1.0 (14/09/26 05:50:00)] were greater than or equal to the threshold (1.0).")]
    [InlineData("0", 1, 1, "missing", "Threshold Crossed: 1 out of the last 1 datapoints [0.0 (14/09/26 05:51:00)] was not greater than or equal to the threshold (1.0) (minimum 1 datapoint for ALARM -> OK transition).")]
    [InlineData("-", 1, 1, "notBreaching", "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].")]
    [InlineData("---", 3, null, "breaching", "Threshold Crossed: no datapoints were received for 3 periods and 3 missing datapoints were treated as [Breaching].")]
    [InlineData("-", 1, null, "missing", "Insufficient Data: 1 datapoint was unknown.")]
    [InlineData("---", 3, null, "missing", "Insufficient Data: 3 datapoints were unknown.")]
    [InlineData("-X", 2, 2, "breaching", "Threshold Crossed: 1 out of the last 2 datapoints [1.0 (14/09/26 05:51:00)] was greater than or equal to the threshold (1.0) and 1 missing datapoint was treated as [Breaching] (minimum 2 datapoints for OK -> ALARM transition).")]
    public void A_reason_is_worded_as_AWS_does(string points, int periods, int? datapointsToAlarm, string treatment, string reason)
    {
        var (alarm, verdict) = Judge(points, periods, datapointsToAlarm, treatment);

        Assert.Equal(reason, AlarmReason.TextOf(alarm, verdict));
    }

    [Fact]
    public void The_data_says_what_was_evaluated()
    {
        var (alarm, verdict) = Judge("X", 1, 1, "missing");

        Assert.Equal(
            """{"version":"1.0","queryDate":"2026-09-14T05:52:48.775+0000","startDate":"2026-09-14T05:51:00.000+0000","statistic":"Sum","period":60,"recentDatapoints":[1.0],"threshold":1.0,"evaluatedDatapoints":[{"timestamp":"2026-09-14T05:51:00.000+0000","sampleCount":1.0,"value":1.0}]}""",
            JsonText.Compact(AlarmReason.DataOf(alarm, verdict, Now)));
    }

    [Theory]
    [InlineData(1, "1.0")]
    [InlineData(0.25, "0.25")]
    [InlineData(-3, "-3.0")]
    [InlineData(0, "0.0")]
    [InlineData(12345678, "1.2345678E7")]
    [InlineData(0.00001, "1.0E-5")]
    public void Numbers_look_as_Java_prints_them(double number, string text) => Assert.Equal(text, JsonText.NumberText(number));

    private static (MetricAlarm Alarm, AlarmVerdict Verdict) Judge(
        string points, int periods, int? datapointsToAlarm, string treatment)
    {
        MetricAlarm alarm = new("a", "arn", new()
        {
            ["MetricName"] = "m",
            ["Namespace"] = "n",
            ["Statistic"] = "Sum",
            ["Period"] = 60L,
            ["EvaluationPeriods"] = (long)periods,
            ["DatapointsToAlarm"] = (long?)datapointsToAlarm,
            ["Threshold"] = 1.0,
            ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
            ["TreatMissingData"] = treatment,
        }, Now);
        using SandboxClock clock = new(new object(), Now, 0, e => throw e);
        MetricTable metrics = new(clock);
        var newest = new DateTimeOffset(2026, 9, 14, 5, 51, 0, TimeSpan.Zero);
        foreach (var (point, i) in points.Reverse().Select((point, i) => (point, i)).Where(p => p.point != '-'))
        {
            metrics.PointAt(alarm.Metric, newest.AddMinutes(-i), unit: null).Add(point == 'X' ? 1 : 0, 1);
        }

        return (alarm, alarm.Evaluate(metrics, Now));
    }
}
