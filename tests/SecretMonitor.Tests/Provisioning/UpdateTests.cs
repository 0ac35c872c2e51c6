using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Changing a monitor that is deployed: what is not named stays.</summary>
public sealed class UpdateTests : AccountTests
{
    private const string First = "+4911111";
    private const string Second = "+4922222";

    private MonitorProvisioner Provisioner => new(Session, Sink);

    [Fact]
    public async Task Only_what_is_named_is_changed()
    {
        var before = await BuildAsync(new()
        {
            SecretName = "prod-db",
            Recipient = [Specs.To(First)],
            Detection = ["Denied", "RootRead"],
            Threshold = 2,
            Tag = new Dictionary<string, string> { ["team"] = "blue" },
        });
        Sink.Clear();
        var after = await UpdateAsync(new() { Period = 120 });
        Assert.Equivalent(before, after, strict: true);
        Assert.All(Sink.Writes, w => Assert.StartsWith("cloudwatch:PutMetricAlarm", w));
        Assert.Equal((2d, 120), await ThresholdAsync("SecretMonitor-prod-db-Denied"));
    }

    [Fact]
    public async Task Naming_what_is_already_so_writes_nothing()
    {
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To(First)] });
        var plan = await Provisioner.PlanUpdateAsync(
            new() { MonitorName = "prod-db", Recipient = [Specs.To(First)], ReplacesRecipients = true, Threshold = 1 },
            Token);
        Assert.DoesNotContain(plan.Changes, c => c.Writes);
    }

    [Fact]
    public async Task A_whole_list_of_recipients_takes_the_place_of_the_old_one()
    {
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To(First)] });
        var after = await UpdateAsync(new() { Recipient = [Specs.To(Second)], ReplacesRecipients = true });
        Assert.Equal([Second], after.Recipient);
        Assert.Equal([Second], await SubscribedAsync(after.TopicArn!));
        Assert.True(IndexOf("sns:Subscribe") < IndexOf("sns:Unsubscribe"));
    }

    [Fact]
    public async Task A_recipient_that_is_taken_away_is_the_only_one_to_go()
    {
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To(First), Specs.To(Second)] });
        var after = await UpdateAsync(new() { RemovedRecipient = [Specs.To(First)] });
        Assert.Equal([Second], after.Recipient);
        Assert.Equal([Second], await SubscribedAsync(after.TopicArn!));
    }

    [Fact]
    public async Task Who_else_is_subscribed_to_a_topic_that_was_there_stays()
    {
        var topic = (await Session.Sns.CreateTopicAsync(new() { Name = "theirs" }, Token)).TopicArn;
        await Session.Sns.SubscribeAsync(new() { TopicArn = topic, Protocol = "sms", Endpoint = First }, Token);
        await BuildAsync(new() { SecretName = "prod-db", TopicArn = topic, Recipient = [Specs.To("+4933333")] });
        var plan = await Provisioner.PlanUpdateAsync(
            new() { MonitorName = "prod-db", Recipient = [Specs.To(Second)], ReplacesRecipients = true }, Token);
        Assert.Contains(plan.Changes, c => c is { Action: ChangeAction.Keep, Name: First } && c.Reason.Contains("was there"));
        var after = await Provisioner.ApplyAsync(plan, _ => true, Token);
        Assert.Contains(First, after.Recipient);
        Assert.Contains(First, await SubscribedAsync(topic));
    }

    [Fact]
    public async Task A_recipient_that_has_not_confirmed_stays_and_the_plan_says_why()
    {
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To("ops@example.com")] });
        var plan = await Provisioner.PlanUpdateAsync(
            new() { MonitorName = "prod-db", RemovedRecipient = [Specs.To("OPS@example.com")] }, Token);
        var change = Assert.Single(plan.Changes, c => c.Kind == "subscription");
        Assert.Equal(ChangeAction.Keep, change.Action);
        Assert.Contains("not confirmed", change.Reason);
    }

    [Fact]
    public async Task A_recipient_that_has_not_confirmed_is_asked_again()
    {
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To("ops@example.com")] });
        Sink.Clear();
        await UpdateAsync(new() { Recipient = [Specs.To("ops@example.com")], AsksAgain = true });
        Assert.Single(Sink.Writes, w => w.StartsWith("sns:Subscribe"));
        Assert.Equal(2, Server.Mail.Count);
    }

    [Fact]
    public async Task A_queue_that_gets_no_more_alerts_loses_our_statement()
    {
        var url = (await Session.Sqs.CreateQueueAsync("alerts", Token)).QueueUrl;
        var queue = Specs.To($"arn:aws:sqs:eu-central-1:{Session.AccountId}:alerts");
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [queue] });
        await UpdateAsync(new() { RemovedRecipient = [queue] });
        Assert.True(string.IsNullOrEmpty((await Session.Sqs.GetQueueAttributesAsync(url, ["Policy"], Token)).Policy));
    }

    [Fact]
    public async Task What_is_new_stands_before_what_is_old_goes()
    {
        await BuildAsync(new() { SecretName = "prod-db", Route = [MonitorRoute.CloudWatch] });
        Sink.Clear();
        var after = await UpdateAsync(new() { Route = [MonitorRoute.EventBridge] });
        Assert.Empty(after.AlarmName);
        Assert.NotEmpty(after.RuleName);
        Assert.True(LastIndexOf("events:PutTargets") < IndexOf("cloudwatch:DeleteAlarms"));
        Assert.True(LastIndexOf("events:PutTargets") < IndexOf("logs:DeleteMetricFilter"));
    }

    [Fact]
    public async Task A_monitor_that_loses_its_filters_still_knows_when_it_was_made()
    {
        var before = await BuildAsync(new() { SecretName = "prod-db" });
        await UpdateAsync(new() { Route = [MonitorRoute.EventBridge] });
        var after = Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token));
        Assert.Equal(before.CreatedAt!.Value.ToUnixTimeSeconds(), after.CreatedAt!.Value.ToUnixTimeSeconds());
        var again = await Provisioner.PlanUpdateAsync(new() { MonitorName = "prod-db" }, Token);
        Assert.DoesNotContain(again.Changes, c => c.Writes);
    }

    [Fact]
    public async Task A_pattern_of_names_stays_what_is_watched()
    {
        await BuildAsync(new() { SecretId = ["prod/*"], MonitorName = "prod" });
        var plan = await Provisioner.PlanUpdateAsync(new() { MonitorName = "prod", Threshold = 2 }, Token);
        Assert.All(plan.Changes.Where(c => c.Writes), c => Assert.Equal("alarm", c.Kind));
        var after = await Provisioner.ApplyAsync(plan, _ => true, Token);
        Assert.Equivalent(after, Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token)), strict: true);
        Assert.Empty(Sink.Warnings);
    }

    [Fact]
    public async Task An_allow_list_puts_UnexpectedPrincipal_in_the_place_of_Access_and_leaves_the_other_detections()
    {
        await BuildAsync(new() { SecretName = "prod-db", Detection = ["Access", "RootRead"] });
        var expected = await UpdateAsync(new() { AllowedPrincipal = ["arn:aws:iam::123456789012:user/alice"] });
        Assert.Equal(["UnexpectedPrincipal", "RootRead"], expected.Detection);
        var anyone = await UpdateAsync(new() { AllowedPrincipal = [] });
        Assert.Equal(["Access", "RootRead"], anyone.Detection);
        Assert.Empty(anyone.AllowedPrincipal);
    }

    [Fact]
    public async Task What_is_added_carries_the_tags_of_the_monitor()
    {
        await BuildAsync(new() { SecretName = "prod-db", Tag = new Dictionary<string, string> { ["team"] = "blue" } });
        await UpdateAsync(new() { Detection = ["Access", "RootRead"] });
        var tags = await Session.CloudWatch.ListTagsForResourceAsync(
            new() { ResourceARN = Session.ArnOf("cloudwatch", "alarm:SecretMonitor-prod-db-RootRead") }, Token);
        Assert.Equal(
            ["SecretMonitor=prod-db", "team=blue"], tags.Tags.Select(t => $"{t.Key}={t.Value}").Order());
    }

    [Fact]
    public async Task A_name_is_found_whatever_its_case()
    {
        await BuildAsync(new() { SecretName = "prod-db" });
        var plan = await Provisioner.PlanUpdateAsync(new() { MonitorName = "Prod-DB", Threshold = 2 }, Token);
        Assert.Equal("prod-db", plan.MonitorName);
        Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new() { MonitorName = ["PROD-db"] }, Token));
        var again = await Provisioner.PlanAsync(new() { MonitorName = "PROD-DB", SecretId = ["prod-db"] }, Token);
        Assert.DoesNotContain(again.Changes, c => c.Writes);
        await Session.RemoveAsync("PROD-db", Sink);
        Assert.Empty(await new MonitorReader(Session, Sink).FindAsync(new(), Token));
    }

    [Fact]
    public async Task Of_two_monitors_whose_names_differ_by_case_the_one_that_is_named_is_meant()
    {
        await BuildAsync(new() { SecretName = "db" });
        await BuildAsync(new() { SecretName = "DB" });
        Assert.Equal("DB", (await Provisioner.PlanUpdateAsync(new() { MonitorName = "DB" }, Token)).MonitorName);
        await Session.RemoveAsync("db", Sink);
        var left = Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token));
        Assert.Equal("DB", left.MonitorName);
    }

    [Fact]
    public async Task A_monitor_that_is_to_watch_other_secrets_warns_which_it_watches_no_more()
    {
        await BuildAsync(new() { SecretName = "first", MonitorName = "mine" });
        await BuildAsync(new() { SecretName = "second", MonitorName = "mine" });
        Assert.Contains(Sink.Warnings, w => w.Contains("'mine'") && w.Contains("first"));
    }

    [Fact]
    public async Task A_monitor_that_is_not_there_cannot_be_changed()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => Provisioner.PlanUpdateAsync(new() { MonitorName = "nothing" }, Token));
        Assert.Equal(("MonitorNotFound", "nothing"), (error.ErrorId, error.Target));
    }

    private Task<Monitor> BuildAsync(MonitorSpec spec) => Session.BuildAsync(spec, Sink);

    private async Task<Monitor> UpdateAsync(MonitorSpec spec) => await Provisioner.ApplyAsync(
        await Provisioner.PlanUpdateAsync(spec with { MonitorName = "prod-db" }, Token), _ => true, Token);

    private int IndexOf(string operation) => Sink.Writes.ToList().FindIndex(w => w.StartsWith(operation));

    private int LastIndexOf(string operation) => Sink.Writes.ToList().FindLastIndex(w => w.StartsWith(operation));

    private async Task<(double, int)> ThresholdAsync(string alarm)
    {
        var found = await Session.CloudWatch.DescribeAlarmsAsync(new() { AlarmNames = [alarm] }, Token);
        return (found.MetricAlarms[0].Threshold!.Value, found.MetricAlarms[0].Period!.Value);
    }

    private async Task<IEnumerable<string>> SubscribedAsync(string topic) =>
        (await Session.Sns.ListSubscriptionsByTopicAsync(new() { TopicArn = topic }, Token)).Subscriptions.Or()
            .Where(s => s.SubscriptionArn != "Deleted").Select(s => s.Endpoint);
}
