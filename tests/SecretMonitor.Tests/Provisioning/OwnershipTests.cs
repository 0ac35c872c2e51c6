using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>What has our name but not our tag is somebody else's: neither changed beyond our statement, nor deleted.</summary>
public sealed class OwnershipTests : AccountTests
{
    private const string Watcher = "SecretMonitor-prod-db-Access";
    private const string LogGroup = "SecretMonitor/CloudTrail";

    private MonitorProvisioner Provisioner => new(Session, Sink);

    private string TopicArn => Session.ArnOf("sns", "SecretMonitor-prod-db");

    [Fact]
    public async Task Everything_that_can_carry_a_tag_carries_ours()
    {
        await BuildAsync(new() { SecretName = "prod-db", Detection = ["Access"] });
        TagReader tags = new(Session);
        Assert.Equal("foundation", (await tags.OfTrailAsync(Session.ArnOf("cloudtrail", "trail/SecretMonitor"), Token))["SecretMonitor"]);
        Assert.Equal("foundation", (await tags.OfLogGroupAsync(Session.ArnOf("logs", $"log-group:{LogGroup}"), Token))["SecretMonitor"]);
        Assert.Equal("foundation", (await new BucketTags(Session, new FoundationNames(Session).Bucket).ReadAsync(Token))["SecretMonitor"]);
        Assert.Equal("prod-db", (await tags.OfTopicAsync(TopicArn, Token))["SecretMonitor"]);
        Assert.Equal("prod-db", (await tags.OfAlarmAsync(Session.ArnOf("cloudwatch", $"alarm:{Watcher}"), Token))["SecretMonitor"]);
        Assert.Equal("prod-db", (await tags.OfRuleAsync(Session.ArnOf("events", $"rule/{Watcher}"), Token))["SecretMonitor"]);
    }

    [Fact]
    public async Task A_topic_of_our_name_is_adopted_and_outlives_the_monitor()
    {
        await Session.Sns.CreateTopicAsync(new() { Name = "SecretMonitor-prod-db" }, Token);
        var monitor = await BuildAsync(new() { SecretName = "prod-db" });
        Assert.Contains(TopicArn, monitor.Adopted);
        Assert.Contains(
            TopicArn, Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token)).Adopted);
        var removed = await Session.RemoveAsync("prod-db", Sink);
        Assert.Contains(removed, c => c is { Kind: "topic", Action: ChangeAction.Update } && c.Reason.Contains("was there before"));
        Assert.Equal([TopicArn], await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task A_log_group_of_our_name_is_adopted_with_its_retention_and_outlives_the_monitor()
    {
        await Session.Logs.CreateLogGroupAsync(new() { LogGroupName = LogGroup }, Token);
        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod-db", RetentionInDays = 30 }, Token);
        Assert.Equal(ChangeAction.Adopt, plan.Changes.Single(c => c.Kind == "log group").Action);
        await Provisioner.ApplyAsync(plan, _ => true, Token);
        var removed = await Session.RemoveAsync("prod-db", Sink);
        Assert.Contains(removed, c => c is { Kind: "log group", Action: ChangeAction.Keep } && c.Reason.Contains("no tag"));
        var group = Assert.Single((await Session.Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups);
        Assert.Null(group.RetentionInDays);
    }

    [Theory]
    [InlineData("alarm")]
    [InlineData("rule")]
    public async Task An_alarm_or_rule_of_our_name_is_not_changed_and_stays(string kind)
    {
        await BuildAsync(new() { SecretName = "prod-db", Detection = ["Access"] });
        if (kind == "alarm")
        {
            await Session.CloudWatch.UntagResourceAsync(
                new() { ResourceARN = Session.ArnOf("cloudwatch", $"alarm:{Watcher}"), TagKeys = ["SecretMonitor"] }, Token);
            await Session.CloudWatch.DisableAlarmActionsAsync(new() { AlarmNames = [Watcher] }, Token);
        }
        else
        {
            await Session.EventBridge.UntagResourceAsync(
                new() { ResourceARN = Session.ArnOf("events", $"rule/{Watcher}"), TagKeys = ["SecretMonitor"] }, Token);
            await Session.EventBridge.DisableRuleAsync(new() { Name = Watcher }, Token);
        }

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { SecretName = "prod-db" }));
        Assert.Equal(("NameTaken", Watcher), (error.ErrorId, error.Target));
        Assert.Contains("SecretMonitor=prod-db", error.RecommendedAction);
        var removed = await Session.RemoveAsync("prod-db", Sink);
        Assert.Contains(removed, c => c.Kind == kind && c is { Action: ChangeAction.Keep, Name: Watcher });
        Assert.Equal([Watcher], await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task A_bucket_of_our_name_with_something_in_it_is_refused_and_an_empty_one_is_finished()
    {
        var bucket = new FoundationNames(Session).Bucket;
        await Session.S3.PutBucketAsync(
            new Amazon.S3.Model.PutBucketRequest
            {
                BucketName = bucket,
                PutBucketConfiguration = new() { LocationConstraint = Session.Region },
            },
            Token);
        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod-db" }, Token);
        Assert.Equal(ChangeAction.Update, plan.Changes.Single(c => c.Kind == "bucket").Action);

        await Session.S3.PutObjectAsync(new() { BucketName = bucket, Key = "theirs", ContentBody = "x" }, Token);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { SecretName = "prod-db" }));
        Assert.Equal(("NameTaken", bucket), (error.ErrorId, error.Target));
    }

    [Fact]
    public async Task Retention_that_was_shortened_is_put_right()
    {
        await BuildAsync(new() { SecretName = "prod-db", RetentionInDays = 365 });
        await Session.Logs.PutRetentionPolicyAsync(new() { LogGroupName = LogGroup, RetentionInDays = 1 }, Token);
        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod-db" }, Token);
        Assert.Equal("retention in days: 1 -> 365", Assert.Single(plan.Changes, c => c.Writes).Reason);
        await Provisioner.ApplyAsync(plan, _ => true, Token);
        await BuildAsync(new() { SecretName = "prod-db", RetentionInDays = 30 });
        Assert.DoesNotContain((await Provisioner.PlanAsync(new() { SecretName = "prod-db" }, Token)).Changes, c => c.Writes);
        Assert.Equal(30, (await Session.Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups[0].RetentionInDays);
    }

    [Fact]
    public async Task A_topic_that_was_adopted_and_is_gone_is_told_with_the_way_out()
    {
        var theirs = (await Session.Sns.CreateTopicAsync(new() { Name = "theirs" }, Token)).TopicArn;
        await BuildAsync(new() { SecretName = "prod-db", TopicArn = theirs });
        await Session.Sns.DeleteTopicAsync(new() { TopicArn = theirs }, Token);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { SecretName = "prod-db" }));
        Assert.Equal(("TopicGone", theirs), (error.ErrorId, error.Target));
        Assert.Contains(TopicArn, error.RecommendedAction);

        var monitor = await BuildAsync(new() { SecretName = "prod-db", TopicArn = TopicArn });
        Assert.Equal(TopicArn, monitor.TopicArn);
        Assert.DoesNotContain((await Provisioner.PlanAsync(new() { SecretName = "prod-db" }, Token)).Changes, c => c.Writes);
    }

    [Fact]
    public async Task A_queue_that_does_not_exist_is_named()
    {
        var queue = $"arn:aws:sqs:eu-central-1:{Session.AccountId}:nowhere";
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To(queue)] }));
        Assert.Equal(("QueueNotFound", queue), (error.ErrorId, error.Target));
        Assert.Empty(Sink.Writes);
    }

    [Fact]
    public async Task A_function_needs_a_permission_that_its_owner_is_told_to_give()
    {
        var function = $"arn:aws:lambda:eu-central-1:{Session.AccountId}:function:page";
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To(function)] });
        var warning = Assert.Single(Sink.Warnings, w => w.Contains("lambda add-permission"));
        Assert.Contains(function, warning);
        Assert.Contains(TopicArn, warning);
    }

    private Task<Monitor> BuildAsync(MonitorSpec spec) => Session.BuildAsync(spec, Sink);
}
