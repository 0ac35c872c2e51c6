using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>What goes with a monitor and what stays, in the sandbox.</summary>
public sealed class RemovalTests : AccountTests
{
    private MonitorProvisioner Provisioner => new(Session, Sink);

    [Fact]
    public async Task The_foundation_is_shared_and_goes_with_the_last_monitor()
    {
        await BuildAsync(new() { SecretName = "first" });
        var second = await Provisioner.PlanAsync(new() { SecretName = "second" }, Token);
        Assert.All(
            second.Changes.Where(c => c.Kind is "trail" or "bucket" or "log group" or "role"),
            c => Assert.Equal((ChangeAction.Keep, c.Kind), (c.Action, c.Kind)));
        await Provisioner.ApplyAsync(second, _ => true, Token);

        await Session.RemoveAsync("first", Sink);
        Assert.Single((await Session.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList);
        var removed = await Session.RemoveAsync("second", Sink);

        HashSet<string> foundation = ["trail", "bucket", "log group", "role"];
        Assert.Subset(removed.Select(c => c.Kind).ToHashSet(), foundation);
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
        var secrets = (await Session.SecretsManager.ListSecretsAsync(new(), Token)).SecretList;
        Assert.Equal(["first", "second"], secrets.Select(s => s.Name).Order());
    }

    [Fact]
    public async Task KeepLogs_keeps_bucket_and_log_group_until_a_monitor_that_uses_them_goes()
    {
        await BuildAsync(new() { SecretName = "prod-db" });
        await Session.RemoveAsync("prod-db", Sink, new() { KeepLogs = true });
        var left = await Left.AsideFromSecretsAsync(Session);
        Assert.Equal(
            ["SecretMonitor/CloudTrail", "secretmonitor-123456789012-eu-central-1"],
            left.Order(StringComparer.Ordinal));

        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod-db" }, Token);
        Assert.Equal(ChangeAction.Keep, plan.Changes.Single(c => c.Kind == "log group").Action);
        Assert.Equal("tag SecretMonitor: kept -> foundation", plan.Changes.Single(c => c.Kind == "bucket").Reason);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => Session.RemoveAsync("prod-db", Sink));
        Assert.Equal("MonitorNotFound", error.ErrorId);

        await Provisioner.ApplyAsync(plan, _ => true, Token);
        await Session.RemoveAsync("prod-db", Sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task A_topic_that_was_there_gets_our_statements_and_loses_them_again()
    {
        var topic = (await Session.Sns.CreateTopicAsync(new() { Name = "theirs" }, Token)).TopicArn;
        var before = await PolicyOfAsync(topic);
        var monitor = await BuildAsync(new() { SecretName = "prod-db", TopicArn = topic });
        Assert.Equal(topic, monitor.TopicArn);
        Assert.Contains(topic, monitor.Adopted);
        Assert.Equal(
            ["__default_statement_ID", "SecretMonitor-prod-db-Alarms", "SecretMonitor-prod-db-Rules"],
            (await PolicyOfAsync(topic)).Statement.Select(s => s.Sid));

        await Session.RemoveAsync("prod-db", Sink);
        Assert.True((await PolicyOfAsync(topic)).SemanticallyEquals(before));
    }

    [Fact]
    public async Task A_monitor_s_topic_that_another_monitor_uses_goes_with_the_last_of_them()
    {
        var topic = (await BuildAsync(new() { SecretName = "first" })).TopicArn!;
        await BuildAsync(new() { SecretName = "second", TopicArn = topic });

        await Session.RemoveAsync("first", Sink);
        Assert.Equal(
            ["__default_statement_ID", "SecretMonitor-second-Alarms", "SecretMonitor-second-Rules"],
            (await PolicyOfAsync(topic)).Statement.Select(s => s.Sid));

        await Session.RemoveAsync("second", Sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task A_queue_receives_alerts_and_its_policy_loses_our_statement_with_the_monitor()
    {
        var url = (await Session.Sqs.CreateQueueAsync("alerts", Token)).QueueUrl;
        var queue = Specs.To($"arn:aws:sqs:eu-central-1:{Session.AccountId}:alerts");
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [queue] });
        await Session.SecretsManager.GetSecretValueAsync(new() { SecretId = "prod-db" }, Token);
        Server.Step(TimeSpan.FromMinutes(1));
        var alert = Assert.Single((await Session.Sqs.ReceiveMessageAsync(url, Token)).Messages);
        Assert.Contains("prod-db", alert.Body);

        await Session.RemoveAsync("prod-db", Sink);
        Assert.True(string.IsNullOrEmpty((await Session.Sqs.GetQueueAttributesAsync(url, ["Policy"], Token)).Policy));
    }

    [Fact]
    public async Task A_monitor_that_is_not_there_cannot_be_removed()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => Session.RemoveAsync("nothing", Sink));
        Assert.Equal("MonitorNotFound", error.ErrorId);
    }

    [Fact]
    public async Task A_bucket_with_records_in_it_is_emptied_and_removed()
    {
        var monitor = await BuildAsync(new() { SecretName = "prod-db" });
        Server.Step(TimeSpan.FromMinutes(10));
        Assert.NotEmpty((await Session.S3.ListVersionsAsync(monitor.BucketName, Token)).Versions.Or());
        await Session.RemoveAsync("prod-db", Sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task Records_that_CloudTrail_still_holds_do_not_refill_the_bucket()
    {
        await BuildAsync(new() { SecretName = "prod-db" });
        await Session.SecretsManager.GetSecretValueAsync(new() { SecretId = "prod-db" }, Token);
        await Session.RemoveAsync("prod-db", Sink);
        var closing = Sink.Writes.Where(w => w.StartsWith("s3:Delete", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("s3:DeleteBucketPolicy", closing[0]);
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task A_recipient_that_never_confirmed_goes_with_the_topic()
    {
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To("ops@example.com")] });
        await Session.RemoveAsync("prod-db", Sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(Session));
        Assert.Empty((await Session.Sns.ListSubscriptionsAsync(new(), Token)).Subscriptions.Or());
    }

    [Fact]
    public async Task What_stays_is_told_with_the_reason()
    {
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" }, Token);
        await BuildAsync(new() { SecretName = "ours", MonitorName = "one" });
        await BuildAsync(new() { SecretId = ["ours", "theirs"], MonitorName = "one" });
        await BuildAsync(new() { SecretId = ["theirs"] });
        var told = await Session.RemoveAsync("one", Sink, new() { DeleteSecret = true });
        Assert.Contains(told, c => c is { Kind: "secret", Action: ChangeAction.Delete, Name: "ours" });
        Assert.Contains(told, c => c is { Kind: "secret", Action: ChangeAction.Keep, Name: "theirs" }
            && c.Reason == "was not created with this monitor");
        Assert.Contains(told, c => c is { Kind: "trail", Action: ChangeAction.Keep } && c.Reason.Contains("monitor theirs need"));
    }

    private Task<SecretMonitor.Monitors.Monitor> BuildAsync(MonitorSpec spec) => Session.BuildAsync(spec, Sink);

    private async Task<PolicyDocument> PolicyOfAsync(string topic) => PolicyDocument.Parse(
        (await Session.Sns.GetTopicAttributesAsync(new() { TopicArn = topic }, Token)).Attributes["Policy"]);
}
