using System.Text.Json.Nodes;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Tests.Sandbox.Delivery;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Faults;

/// <summary>What CloudTrail and EventBridge bring comes twice, late, after retries, or not at all.</summary>
public sealed class DeliveryFaultTests
{
    private const string Event =
        """{"version":"0","id":"1","detail-type":"t","source":"lab","account":"1","time":"2026-09-14T05:51:07Z","region":"us-east-1","resources":[],"detail":{}}""";

    [Fact]
    public async Task A_record_comes_twice_in_file_and_log()
    {
        await using TrailScene scene = new(Start("cloudtrail:deliver twice on 2"));
        await scene.Prepare();
        await scene.CreateTrail();
        await scene.StartLogging();
        await scene.Read();

        scene.Step(300);

        string[] calls = ["DescribeTrails", "DescribeTrails", "StartLogging"];
        Assert.Equal(calls, (await scene.LogEvents()).Select(e => e.EventName).Order());
        Assert.Equal(calls, (await scene.Files()).Values.SelectMany(f => f).Order());
    }

    [Fact]
    public async Task A_late_record_comes_after_those_of_later_calls()
    {
        await using TrailScene scene = new(Start("cloudtrail:deliver slow 2m on 1"));
        await scene.Prepare();
        await scene.CreateTrail();
        await scene.StartLogging();
        await scene.Read();

        scene.Step(600);

        Assert.Equal(["DescribeTrails", "StartLogging"], (await scene.LogEvents()).Select(e => e.EventName).Take(2));
    }

    [Theory]
    [InlineData("events:deliver 500 on 1,2", 1, 3)]
    [InlineData("events:deliver throttle on 1", 1, 2)]
    [InlineData("events:deliver twice on 1", 2, 1)]
    [InlineData("events:deliver slow 1m on 1", 1, 1)]
    public void A_target_gets_the_event_in_the_end(string fault, int messages, int attempts)
    {
        using Rules rules = new(Start(fault), retryPolicy: "{}");

        rules.Put();
        rules.Server.Step(TimeSpan.FromMinutes(1));

        Assert.Equal(messages, rules.Messages("q").Count);
        Assert.Equal(attempts - 1, rules.Metric("RetryInvocationAttempts"));
        Assert.Equal((1, 0), (rules.Metric("Invocations"), rules.Metric("FailedInvocations")));
    }

    [Theory]
    [InlineData("""{"MaximumRetryAttempts":2}""", "MaximumRetryAttempts", "2")]
    [InlineData("""{"MaximumEventAgeInSeconds":60}""", "MaximumEventAgeInSeconds", null)]
    public void Retries_that_run_out_end_in_the_dead_letter_queue(string policy, string condition, string? retries)
    {
        using Rules rules = new(Start("events:deliver throttle"), policy);

        rules.Put();
        rules.Server.Step(TimeSpan.FromHours(1));

        Assert.Empty(rules.Messages("q"));
        var dead = Assert.Single(rules.Messages("dead"));
        Assert.Equal(Event, (string)dead["Body"]!);
        string? Attribute(string name) => (string?)dead["MessageAttributes"]![name]?["StringValue"];
        Assert.Equal("THROTTLING", Attribute("ERROR_CODE"));
        Assert.Equal(condition, Attribute("EXHAUSTED_RETRY_CONDITION"));
        Assert.Equal(retries ?? Attribute("RETRY_ATTEMPTS"), Attribute("RETRY_ATTEMPTS"));
        Assert.Equal((1, 1), (rules.Metric("FailedInvocations"), rules.Metric("InvocationsSentToDlq")));
    }

    [Fact]
    public void A_refusal_is_not_tried_again_and_tells_of_no_retries()
    {
        using Rules rules = new(Start("iam:ListUsers 500"), "{}", mayReach: false);

        rules.Put();
        rules.Server.Step(TimeSpan.FromHours(1));

        var attributes = Assert.Single(rules.Messages("dead"))["MessageAttributes"]!.AsObject();
        Assert.Equal("NO_PERMISSIONS", (string)attributes["ERROR_CODE"]!["StringValue"]!);
        Assert.Equal(
            ["ERROR_CODE", "ERROR_MESSAGE", "RULE_ARN", "TARGET_ARN"], attributes.Select(a => a.Key).Order());
    }

    private static SandboxServer Start(string fault) =>
        SandboxServer.Start(new() { Speed = 0, StartTime = SandboxFixture.Start, Seed = 1, Faults = [fault] });

    /// <summary>A rule with a queue as target, and one for what cannot be delivered.</summary>
    private sealed class Rules : IDisposable
    {
        private const string Account = "arn:aws:sqs:us-east-1:123456789012:";

        private readonly SandboxClient _client;

        public Rules(SandboxServer server, string retryPolicy, bool mayReach = true)
        {
            Server = server;
            _client = new(server);
            foreach (var queue in new[] { "q", "dead" })
            {
                var principal = mayReach || queue == "dead" ? "events.amazonaws.com" : "sns.amazonaws.com";
                var policy = $$"""
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:SendMessage",
                     "Principal":{"Service":"{{principal}}"},"Resource":"{{Account}}{{queue}}"} }
                    """;
                JsonObject attributes = new() { ["Policy"] = policy };
                Sqs("CreateQueue", new() { ["QueueName"] = queue, ["Attributes"] = attributes });
            }

            Events("PutRule", """{"Name":"r","EventPattern":"{\"source\":[\"lab\"]}"}""");
            Events("PutTargets", $$"""
                {"Rule":"r","Targets":[{"Id":"t","Arn":"{{Account}}q","RetryPolicy":{{retryPolicy}},
                 "DeadLetterConfig":{"Arn":"{{Account}}dead"} }]}
                """);
        }

        public SandboxServer Server { get; }

        public void Dispose()
        {
            _client.Dispose();
            Server.Dispose();
        }

        public void Put()
        {
            lock (Server.World.Gate)
            {
                Server.World.Get<IEventBus>().Put("us-east-1", Event, isReadOnlyManagementEvent: false);
            }
        }

        public List<JsonNode> Messages(string queue) =>
        [
            .. Sqs("ReceiveMessage", new()
            {
                ["QueueUrl"] = $"{Server.EndpointUrl}/123456789012/{queue}",
                ["MaxNumberOfMessages"] = 10,
                ["MessageAttributeNames"] = new JsonArray("All"),
            })["Messages"]?.AsArray().OfType<JsonNode>() ?? [],
        ];

        /// <summary>The sum of a metric that EventBridge keeps of the rule.</summary>
        public int Metric(string name)
        {
            var points = _client.Json("monitoring", "GraniteServiceVersion20100801.GetMetricStatistics", $$"""
                {"Namespace":"AWS/Events","MetricName":"{{name}}","Statistics":["Sum"],"Period":86400,
                 "StartTime":1789257600,"EndTime":1789603200,"Dimensions":[{"Name":"RuleName","Value":"r"}]}
                """, "1.0").Json["Datapoints"]!.AsArray();
            return (int)points.Sum(p => (double)p!["Sum"]!);
        }

        private JsonNode Sqs(string operation, JsonObject input) =>
            _client.Json("sqs", "AmazonSQS." + operation, input.ToJsonString(), "1.0").Json;

        private void Events(string operation, string input) =>
            Assert.Equal(200, _client.Json("events", "AWSEvents." + operation, input).Status);
    }
}
