using System.Text.Json;
using SecretMonitor.Sandbox.Services.CloudWatch;
using SecretMonitor.Sandbox.Values;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudWatch;

/// <summary>What an alarm publishes, character by character as AWS does.</summary>
public sealed class AlarmMessageTests
{
    private const string Arn = "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:secret-read";
    private const string Topic = "arn:aws:sns:eu-central-1:111122223333:alerts";
    private const string Reason = "Threshold Crossed: 1 datapoint [1.0 (14/09/26 05:51:00)] was greater than or equal to "
        + "the threshold (1.0).";

    private static readonly DateTimeOffset Created = new(2026, 9, 14, 5, 40, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Changed = new(2026, 9, 14, 5, 52, 48, 781, TimeSpan.Zero);

    [Fact]
    public void Programs_get_JSON() => Assert.Equal(
        """{"AlarmName":"secret-read","AlarmDescription":null,"AWSAccountId":"111122223333","AlarmConfigurationUpdatedTimestamp":"2026-09-14T05:40:00.000+0000","""
        + $$"""
        "NewStateValue":"ALARM","NewStateReason":"{{Reason}}","StateChangeTime":"2026-09-14T05:52:48.781+0000","Region":"EU (Frankfurt)","AlarmArn":"{{Arn}}","OldStateValue":"OK",
        """
        + $$$"""
        "ActionExecutedAfterMuteWindow":false,"OKActions":[],"AlarmActions":["{{{Topic}}}"],"InsufficientDataActions":[],"Trigger":{"MetricName":"SecretRead","Namespace":"SecretWatch","StatisticType":"Statistic","Statistic":"SUM","Unit":null,"Dimensions":[{"value":"v","name":"n"}],"Period":60,"EvaluationPeriods":1,"DatapointsToAlarm":1,"ComparisonOperator":"GreaterThanOrEqualToThreshold","Threshold":1.0,"TreatMissingData":"notBreaching","EvaluateLowSampleCountPercentile":""}}
        """,
        Message("secret-read").ToJson());

    [Fact]
    public void People_get_a_letter() => Assert.Equal(
        $"""
        You are receiving this email because your Amazon CloudWatch Alarm "secret-read" in the EU (Frankfurt) region has entered the ALARM state, because "{Reason}" at "Monday 14 September, 2026 05:52:48 UTC".

        View this alarm in the AWS Management Console:
        https://eu-central-1.console.aws.amazon.com/cloudwatch/deeplink.js?region=eu-central-1#alarmsV2:alarm/secret-read

        Alarm Details:
        - Name:                       secret-read
        - Description:                
        - State Change:               OK -> ALARM
        - Reason for State Change:    {Reason}
        - Timestamp:                  Monday 14 September, 2026 05:52:48 UTC
        - AWS Account:                111122223333
        - Alarm Arn:                  {Arn}

        Threshold:
        - The alarm is in the ALARM state when the metric is GreaterThanOrEqualToThreshold 1.0 for at least 1 of the last 1 period(s) of 60 seconds. 

        Monitored Metric:
        - MetricNamespace:                     SecretWatch
        - MetricName:                          SecretRead
        - Dimensions:                          [n = v]
        - Period:                              60 seconds
        - Statistic:                           Sum
        - Unit:                                not specified
        - TreatMissingData:                    notBreaching


        State Change Actions:
        - OK: 
        - ALARM: [{Topic}]
        - INSUFFICIENT_DATA: 

        """.Replace("\r\n", "\n"),
        Texts("secret-read").GetProperty("email").GetString());

    [Theory]
    [InlineData("secret-read", "ALARM: \"secret-read\" in EU (Frankfurt)")]
    [InlineData("größe", "ALARM: \"gr_e\" in EU (Frankfurt)")]
    [InlineData(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "ALARM: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\" in EU (Frankfurt)")]
    public void The_subject_is_short_and_ASCII(string name, string subject)
    {
        var message = Message(name).ToTopicMessage();

        Assert.Equal(subject, message.Subject);
        Assert.InRange(message.Subject!.Length, 1, 100);
    }

    [Fact]
    public void Where_nothing_else_fits_the_JSON_is_sent() =>
        Assert.Equal(Message("secret-read").ToJson(), Texts("secret-read").GetProperty("default").GetString());

    private static JsonElement Texts(string name)
    {
        using var document = JsonDocument.Parse(Message(name).ToTopicMessage().Message);
        return document.RootElement.Clone();
    }

    private static AlarmMessage Message(string name)
    {
        Structure settings = new()
        {
            ["MetricName"] = "SecretRead",
            ["Namespace"] = "SecretWatch",
            ["Dimensions"] = new List<object> { new Structure { ["Name"] = "n", ["Value"] = "v" } },
            ["Statistic"] = "Sum",
            ["Period"] = 60L,
            ["EvaluationPeriods"] = 1L,
            ["DatapointsToAlarm"] = 1L,
            ["Threshold"] = 1.0,
            ["ComparisonOperator"] = "GreaterThanOrEqualToThreshold",
            ["TreatMissingData"] = "notBreaching",
            ["AlarmActions"] = new List<object> { Topic },
        };
        MetricAlarm alarm = new(name, Arn, settings, Created)
        {
            Situation = new("ALARM", Reason, null, Changed),
        };
        return new(alarm, new("OK", "", null, Created), "eu-central-1", "111122223333", []);
    }
}
