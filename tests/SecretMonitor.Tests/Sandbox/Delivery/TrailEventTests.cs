using System.Text.Json;
using Amazon.EventBridge;
using Amazon.SimpleNotificationService;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Delivery;

/// <summary>What else a trail sets off: events on the default bus, and notices of its files.</summary>
public sealed class TrailEventTests
{
    private const string AnyService =
        """{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_logged_call_is_an_event_of_its_region_ten_seconds_later()
    {
        await using var scene = await TrailScene.Watch(isMultiRegion: true);
        var queue = await RuleTo(scene, "eu-west-1", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        await scene.Read("eu-west-1");
        scene.Step(9);
        Assert.Empty(await queue.Bodies());
        scene.Step(1);
        using var json = JsonDocument.Parse(Assert.Single(await queue.Bodies()));
        var @event = json.RootElement;
        Assert.Equal("AWS API Call via CloudTrail", @event.GetProperty("detail-type").GetString());
        Assert.Equal("aws.cloudtrail", @event.GetProperty("source").GetString());
        Assert.Equal("eu-west-1", @event.GetProperty("region").GetString());
        Assert.Equal("2026-09-14T05:51:07Z", @event.GetProperty("time").GetString());
        Assert.Equal(0, @event.GetProperty("resources").GetArrayLength());
        Assert.Equal("DescribeTrails", @event.GetProperty("detail").GetProperty("eventName").GetString());
    }

    [Fact]
    public async Task A_read_is_no_event_for_a_rule_that_is_only_enabled()
    {
        await using var scene = await TrailScene.Watch();
        var queue = await RuleTo(scene, "us-east-1", "ENABLED");
        await scene.Read();
        scene.Step(10);
        Assert.Empty(await queue.Bodies());
    }

    [Fact]
    public async Task A_call_that_no_trail_logs_is_no_event()
    {
        await using var scene = await TrailScene.Watch(isLogging: false);
        var queue = await RuleTo(scene, "us-east-1", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        await scene.Read();
        scene.Step(10);
        Assert.Empty(await queue.Bodies());
    }

    [Fact]
    public async Task The_topic_of_a_trail_hears_of_each_file()
    {
        await using var scene = await TrailScene.Watch();
        using var sns = scene.Server.Client<AmazonSimpleNotificationServiceClient>();
        var topic = (await sns.CreateTopicAsync(new() { Name = "files" }, Token)).TopicArn;
        var update = new Amazon.CloudTrail.Model.UpdateTrailRequest { Name = "watch", SnsTopicName = "files" };
        await Assert.ThrowsAsync<Amazon.CloudTrail.Model.InsufficientSnsTopicPolicyException>(
            () => scene.Trails.UpdateTrailAsync(update, Token));
        await sns.SetTopicAttributesAsync(
            new()
            {
                TopicArn = topic,
                AttributeName = "Policy",
                AttributeValue =
                    $$"""
                    {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
                     "Action":"sns:Publish","Resource":"{{topic}}","Condition":{"StringEquals":{"aws:SourceArn":"{{TrailScene.Arn}}"} } } }
                    """,
            },
            Token);
        var queue = await Inbox.Create(scene.Server, "us-east-1", AnyService.Replace("events", "sns"));
        await sns.SubscribeAsync(new()
        {
            TopicArn = topic,
            Protocol = "sqs",
            Endpoint = queue.Arn,
            Attributes = new() { ["RawMessageDelivery"] = "true" },
        }, Token);
        await scene.Trails.UpdateTrailAsync(update, Token);
        scene.Step(300);
        Assert.NotNull((await scene.Status()).LatestNotificationTime);
        var bodies = await queue.Bodies();
        Assert.Equal("CloudTrail validation message.", bodies[0]);
        using var notice = JsonDocument.Parse(bodies[1]);
        Assert.Equal(TrailScene.Bucket, notice.RootElement.GetProperty("s3Bucket").GetString());
        Assert.Contains(notice.RootElement.GetProperty("s3ObjectKey")[0].GetString()!, await scene.Files());
    }

    private static async Task<Inbox> RuleTo(TrailScene scene, string region, string state)
    {
        using var events = scene.Server.Client<AmazonEventBridgeClient>(region);
        var queue = await Inbox.Create(scene.Server, region, AnyService);
        await events.PutRuleAsync(
            new()
            {
                Name = "reads",
                State = RuleState.FindValue(state),
                EventPattern = """{"source":["aws.cloudtrail"],"detail":{"eventName":["DescribeTrails"]}}""",
            },
            Token);
        await events.PutTargetsAsync(new() { Rule = "reads", Targets = [new() { Id = "1", Arn = queue.Arn }] }, Token);
        return queue;
    }
}
