using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Pipeline;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.EventBridge;

/// <summary>Which events a rule sees, by its state; counted by EventBridge's own metric.</summary>
public sealed class RuleStateTests : IDisposable
{
    private const string Event =
        """{"version":"0","id":"1","detail-type":"t","source":"lab","account":"1","time":"2026-09-14T05:51:07Z","region":"us-east-1","resources":[],"detail":{}}""";

    private readonly SandboxFixture _sandbox = new();
    private readonly SandboxClient _client;

    public RuleStateTests() => _client = new(_sandbox.Server);

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData("ENABLED", false, 1)]
    [InlineData("ENABLED", true, 0)]
    [InlineData("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", false, 1)]
    [InlineData("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", true, 1)]
    [InlineData("DISABLED", false, 0)]
    [InlineData("DISABLED", true, 0)]
    public void A_state_decides_whether_reads_are_seen(string state, bool isRead, int matched)
    {
        PutRule(state);

        Put(isRead);

        Assert.Equal(matched, Matched());
    }

    [Fact]
    public void Enabling_a_rule_drops_the_reads_that_it_saw_before()
    {
        PutRule("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        Call("EnableRule", """{"Name":"r"}""");

        Put(isRead: true);

        Assert.Equal("ENABLED", (string?)Call("DescribeRule", """{"Name":"r"}""")["State"]);
        Assert.Equal(0, Matched());
    }

    [Fact]
    public void A_rule_that_is_put_without_a_state_is_plainly_enabled()
    {
        PutRule("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        Call("PutRule", """{"Name":"r","EventPattern":"{\"source\":[\"lab\"]}"}""");

        Assert.Equal("ENABLED", (string?)Call("DescribeRule", """{"Name":"r"}""")["State"]);
    }

    [Theory]
    [InlineData("events:*", "AccessDeniedException")]
    [InlineData("events:*\",\"iam:PassRole", null)]
    public void A_role_for_a_target_must_be_the_callers_to_pass(string actions, string? code)
    {
        PutRule("ENABLED");
        var user = _sandbox.Server.AddPrincipal("alice", $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["{{actions}}"],"Resource":"*"} }
            """);
        using SandboxClient alice = new(_sandbox.Server, user.AccessKeyId, user.SecretAccessKey);

        var answer = alice.Json("events", "AWSEvents.PutTargets", """
            {"Rule":"r","Targets":[{"Id":"t","Arn":"arn:aws:sns:us-east-1:123456789012:t",
             "RoleArn":"arn:aws:iam::123456789012:role/publish"}]}
            """);

        Assert.Equal(code, answer.Code);
    }

    private void PutRule(string state) =>
        Call("PutRule", $$"""{"Name":"r","EventPattern":"{\"source\":[\"lab\"]}","State":"{{state}}"}""");

    private void Put(bool isRead)
    {
        lock (_sandbox.Server.World.Gate)
        {
            _sandbox.Server.World.Get<IEventBus>().Put("us-east-1", Event, isRead);
        }
    }

    private int Matched()
    {
        const string Query = """
            {"Namespace":"AWS/Events","MetricName":"MatchedEvents","Dimensions":[{"Name":"RuleName","Value":"r"}],
             "StartTime":1789360000,"EndTime":1789370000,"Period":86400,"Statistics":["Sum"]}
            """;
        var points = _client.Json("monitoring", "GraniteServiceVersion20100801.GetMetricStatistics", Query, "1.0")
            .Json["Datapoints"]!.AsArray();
        return points.Sum(p => (int)(double)p!["Sum"]!);
    }

    private JsonNode Call(string operation, string input)
    {
        var answer = _client.Json("events", "AWSEvents." + operation, input);
        Assert.Equal(200, answer.Status);
        return answer.Bytes.Length == 0 ? new JsonObject() : answer.Json;
    }
}
