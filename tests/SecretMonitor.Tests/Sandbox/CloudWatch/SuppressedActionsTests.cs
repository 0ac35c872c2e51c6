using System.Text.Json.Nodes;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.CloudWatch;

/// <summary>When a composite alarm with a suppressor acts, and what it shows meanwhile.</summary>
public sealed class SuppressedActionsTests : IDisposable
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:none";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _client;

    public SuppressedActionsTests()
    {
        _client = new(_sandbox.Server);
        foreach (var name in new[] { "child", "suppressor" })
        {
            Call("PutMetricAlarm", $$"""
                {"AlarmName":"{{name}}","Namespace":"n","MetricName":"m","Statistic":"Sum","Period":60,"Threshold":1,
                "EvaluationPeriods":1,"ComparisonOperator":"GreaterThanThreshold","TreatMissingData":"ignore"}
                """);
        }

        Call("PutCompositeAlarm", $$"""
            {"AlarmName":"both","AlarmRule":"ALARM(child)","AlarmActions":["{{Topic}}"],"OKActions":["{{Topic}}"],
            "ActionsSuppressor":"arn:aws:cloudwatch:us-east-1:123456789012:alarm:suppressor",
            "ActionsSuppressorWaitPeriod":120,"ActionsSuppressorExtensionPeriod":180}
            """);
        Step(120);
        Assert.Equal(["OK"], Actions());
    }

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public void It_acts_after_the_wait_when_the_suppressor_stays_calm()
    {
        Set("child", "ALARM");
        Assert.Equal("WaitPeriod", SuppressedBy());
        Step(119);
        Assert.Equal(["OK"], Actions());

        Step(1);

        Assert.Equal(["OK", "ALARM"], Actions());
        Assert.Null(SuppressedBy());
    }

    [Fact]
    public void A_suppressor_that_follows_within_the_wait_holds_it_until_the_extension_is_over()
    {
        Set("child", "ALARM");
        Step(60);
        Set("suppressor", "ALARM");
        Step(3600);
        Assert.Equal("Alarm", SuppressedBy());
        Set("suppressor", "OK");
        Assert.Equal("ExtensionPeriod", SuppressedBy());
        Step(179);
        Assert.Equal(["OK"], Actions());

        Step(1);

        Assert.Equal(["OK", "ALARM"], Actions());
    }

    [Fact]
    public void A_change_during_the_wait_begins_it_anew_and_only_the_last_is_told()
    {
        Set("child", "ALARM");
        Step(60);
        Set("child", "OK");
        Step(119);
        Assert.Equal(["OK"], Actions());

        Step(1);

        Assert.Equal(["OK", "OK"], Actions());
    }

    [Fact]
    public void A_change_during_the_extension_waits_for_the_suppressor_again()
    {
        Set("suppressor", "ALARM");
        Set("child", "ALARM");
        Set("suppressor", "OK");

        Set("child", "OK");

        Assert.Equal("WaitPeriod", SuppressedBy());
    }

    [Theory]
    [InlineData(""","ActionsSuppressor":"suppressor","ActionsSuppressorWaitPeriod":1""")]
    [InlineData(""","ActionsSuppressor":"none","ActionsSuppressorWaitPeriod":1,"ActionsSuppressorExtensionPeriod":1""")]
    public void A_suppressor_has_to_be_there_and_both_spans_with_it(string settings)
    {
        var answer = Send("PutCompositeAlarm", $$"""{"AlarmName":"c","AlarmRule":"TRUE"{{settings}}}""");

        Assert.Contains("Validation", answer.Code);
    }

    private void Step(int seconds) => _sandbox.Server.Step(TimeSpan.FromSeconds(seconds));

    private void Set(string alarm, string state) =>
        Call("SetAlarmState", $$"""{"AlarmName":"{{alarm}}","StateValue":"{{state}}","StateReason":"r"}""");

    private string? SuppressedBy() => (string?)Call(
        "DescribeAlarms", """{"AlarmTypes":["CompositeAlarm"]}""")["CompositeAlarms"]![0]!["ActionsSuppressedBy"];

    /// <summary>The states of which the topic was told, which it was not, as it is not there.</summary>
    private string[] Actions() =>
    [
        .. Call("DescribeAlarmHistory", """{"AlarmTypes":["CompositeAlarm"],"HistoryItemType":"Action"}""")[
            "AlarmHistoryItems"]!.AsArray().Reverse().Select(StateOf),
    ];

    private static string StateOf(JsonNode? item)
    {
        var data = JsonNode.Parse((string)item!["HistoryData"]!)!;
        var message = JsonNode.Parse((string)data["publishedMessage"]!)!;
        return (string)JsonNode.Parse((string)message["default"]!)!["NewStateValue"]!;
    }

    private JsonNode Call(string operation, string body)
    {
        var answer = Send(operation, body);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Text.Length == 0 ? new JsonObject() : answer.Json;
    }

    private Answer Send(string operation, string body) =>
        _client.Json("monitoring", "GraniteServiceVersion20100801." + operation, body, "1.0");
}
