using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Somebody changed what we built: the plan says what, and carrying it out puts that right, and only that.</summary>
public sealed class DriftTests : AccountTests
{
    private const string Watcher = "SecretMonitor-prod-db-Access";
    private const string LogGroup = "SecretMonitor/CloudTrail";
    private const string Bucket = "secretmonitor-123456789012-eu-central-1";
    private const string Role = "SecretMonitor-CloudTrail-eu-central-1";

    private static readonly MonitorSpec Spec = new()
    {
        SecretName = "prod-db",
        Recipient = [Specs.To("+4912345")],
    };

    private static readonly Dictionary<string, Func<DriftTests, Task>> Drifts = new()
    {
        ["threshold"] = t => t.ChangeAlarmAsync(a => a.Threshold = 5),
        ["metric"] = t => t.ChangeAlarmAsync(a => a.Namespace = "AWS/SecretsManager"),
        ["statistic"] = t => t.ChangeAlarmAsync(a => a.Statistic = "Average"),
        ["missing data"] = t => t.ChangeAlarmAsync(a => a.TreatMissingData = "missing"),
        ["actions"] = t => t.ChangeAlarmAsync(a => a.AlarmActions = []),
        ["actions enabled"] = t =>
            t.Session.CloudWatch.DisableAlarmActionsAsync(new() { AlarmNames = [Watcher] }, Token),
        ["filter pattern"] = t => t.PutFilterAsync("{ $.eventName = \"Nothing\" }", defaultValue: null),
        ["default value"] = t => t.PutFilterAsync(pattern: null, defaultValue: 0),
        ["rule pattern"] = t => t.PutRuleAsync("""{"source":["aws.nothing"]}""", null),
        ["state"] = t => t.PutRuleAsync(null, "ENABLED"),
        ["target"] = t =>
            t.Session.EventBridge.RemoveTargetsAsync(new() { Rule = Watcher, Ids = ["SecretMonitor"] }, Token),
        ["target's message"] = t => t.Session.EventBridge.PutTargetsAsync(
            new() { Rule = Watcher, Targets = [new() { Id = "SecretMonitor", Arn = t.TopicArn }] }, Token),
        ["policy statement SecretMonitor-prod-db-Rules"] = t => t.RemoveTopicStatementAsync(),
        ["FilterPolicy"] = t => t.FilterSubscriptionAsync(),
        ["policy statement AWSCloudTrailWrite20150319"] = t => t.RemoveBucketStatementAsync(),
        ["versioning"] = t => t.Session.S3.PutBucketVersioningAsync(
            new() { BucketName = Bucket, VersioningConfig = new() { Status = "Suspended" } }, Token),
        ["public access"] = t => t.Session.S3.DeletePublicAccessBlockAsync(new() { BucketName = Bucket }, Token),
        ["trust policy"] = t => t.Session.Iam.UpdateAssumeRolePolicyAsync(
            new() { RoleName = Role, PolicyDocument = Trust("events.amazonaws.com") }, Token),
        ["permissions"] = t => t.Session.Iam.DeleteRolePolicyAsync(
            new() { RoleName = Role, PolicyName = "SecretMonitor" }, Token),
        ["event selectors"] = t => t.Session.CloudTrail.PutEventSelectorsAsync(
            new() { TrailName = "SecretMonitor", EventSelectors = [new() { ReadWriteType = "ReadOnly" }] }, Token),
        ["logging"] = t => t.Session.CloudTrail.StopLoggingAsync(new() { Name = "SecretMonitor" }, Token),
        ["log group"] = t => t.Session.CloudTrail.UpdateTrailAsync(
            new() { Name = "SecretMonitor", CloudWatchLogsLogGroupArn = "", CloudWatchLogsRoleArn = "" }, Token),
    };

    public static TheoryData<string> Properties => [.. Drifts.Keys];

    private MonitorProvisioner Provisioner => new(Session, Sink);

    private string TopicArn => $"arn:aws:sns:eu-central-1:{Session.AccountId}:SecretMonitor-prod-db";

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task What_was_changed_is_planned_with_before_and_after_and_put_right(string property)
    {
        await Session.BuildAsync(Spec, Sink);
        await Drifts[property](this);

        var plan = await Provisioner.PlanAsync(Spec, Token);
        var update = Assert.Single(plan.Changes, c => c.Writes);
        Assert.Equal(ChangeAction.Update, update.Action);
        var name = property.EndsWith("pattern") ? "pattern" : property;
        var difference = Assert.Single(update.Difference, d => d.Property == name);
        Assert.NotEqual(difference.Before, difference.After);
        Assert.Contains($"{difference.Property}: ", update.Reason);

        await Provisioner.ApplyAsync(plan, _ => true, Token);
        Assert.DoesNotContain((await Provisioner.PlanAsync(Spec, Token)).Changes, c => c.Writes);
    }

    [Fact]
    public async Task Another_order_of_JSON_or_another_case_of_actions_is_no_drift()
    {
        await Session.BuildAsync(Spec, Sink);
        var policy = PolicyDocument.Parse(await TopicPolicyAsync());
        await SetTopicPolicyAsync(policy with
        {
            Statement = [.. policy.Statement.Reverse().Select(s => s with { Action = [.. s.Action!.Select(Upper)] })],
        });
        var rule = await Session.EventBridge.DescribeRuleAsync(new() { Name = Watcher }, Token);
        var fields = System.Text.Json.Nodes.JsonNode.Parse(rule.EventPattern)!.AsObject();
        await PutRuleAsync($$"""{{{string.Join(",", fields.Reverse().Select(f => $"\"{f.Key}\":{f.Value!.ToJsonString()}"))}}}""", null);
        Assert.DoesNotContain((await Provisioner.PlanAsync(Spec, Token)).Changes, c => c.Writes);

        static string Upper(string action) => action.Replace("sns:Publish", "SNS:publish");
    }

    [Fact]
    public async Task What_others_added_stays_when_drift_is_put_right()
    {
        await Session.BuildAsync(Spec, Sink);
        var dead = $"arn:aws:sqs:eu-central-1:{Session.AccountId}:dead";
        await Session.Sqs.CreateQueueAsync("dead", Token);
        var target = (await Session.EventBridge.ListTargetsByRuleAsync(new() { Rule = Watcher }, Token)).Targets[0];
        target.DeadLetterConfig = new() { Arn = dead };
        target.InputTransformer = null;
        await Session.EventBridge.PutTargetsAsync(new() { Rule = Watcher, Targets = [target] }, Token);
        var theirs = (await Session.Sns.CreateTopicAsync(new() { Name = "pager" }, Token)).TopicArn;
        await ChangeAlarmAsync(a => (a.Threshold, a.AlarmActions, a.OKActions) = (2, [TopicArn, theirs], [theirs]));

        await Session.BuildAsync(Spec with { Threshold = 1 }, Sink);

        target = (await Session.EventBridge.ListTargetsByRuleAsync(new() { Rule = Watcher }, Token)).Targets[0];
        Assert.Equal(dead, target.DeadLetterConfig.Arn);
        Assert.NotNull(target.InputTransformer);
        var alarm = await AlarmAsync();
        Assert.Equal([TopicArn, theirs], alarm.AlarmActions);
        Assert.Equal([theirs], alarm.OKActions);
    }

    [Fact]
    public async Task The_topic_that_a_monitor_leaves_is_notified_no_more()
    {
        var before = await Session.BuildAsync(Spec, Sink);
        var other = (await Session.Sns.CreateTopicAsync(new() { Name = "pager" }, Token)).TopicArn;
        await Session.BuildAsync(Spec with { TopicArn = other }, Sink);
        Assert.NotEqual(before.TopicArn, other);
        Assert.Equal([other], (await AlarmAsync()).AlarmActions);
    }

    [Fact]
    public async Task A_plan_tells_what_stands_will_cost()
    {
        var plan = await Provisioner.PlanAsync(Spec with { Detection = ["Access", "Denied"] }, Token);
        Assert.Equal(0.40m + (2 * (0.10m + 0.30m)), plan.Changes.Sum(c => c.MonthlyCost));
        await Provisioner.ApplyAsync(plan, _ => true, Token);

        var less = await Provisioner.PlanAsync(Spec with { Detection = ["Access"] }, Token);
        Assert.Equal(-0.40m, less.Changes.Sum(c => c.MonthlyCost));
        var removal = await Provisioner.PlanRemovalAsync("prod-db", new() { DeleteSecret = true }, Token);
        Assert.Equal(-1.20m, removal.Changes.Sum(c => c.MonthlyCost));
    }

    private async Task<Amazon.CloudWatch.Model.MetricAlarm> AlarmAsync() =>
        (await Session.CloudWatch.DescribeAlarmsAsync(new() { AlarmNames = [Watcher] }, Token)).MetricAlarms[0];

    private async Task ChangeAlarmAsync(Action<Amazon.CloudWatch.Model.PutMetricAlarmRequest> change)
    {
        var alarm = await AlarmAsync();
        Amazon.CloudWatch.Model.PutMetricAlarmRequest request = new()
        {
            AlarmName = alarm.AlarmName,
            AlarmDescription = alarm.AlarmDescription,
            Namespace = alarm.Namespace,
            MetricName = alarm.MetricName,
            Statistic = alarm.Statistic,
            Period = alarm.Period,
            EvaluationPeriods = alarm.EvaluationPeriods,
            DatapointsToAlarm = alarm.DatapointsToAlarm,
            Threshold = alarm.Threshold,
            ComparisonOperator = alarm.ComparisonOperator,
            TreatMissingData = alarm.TreatMissingData,
            AlarmActions = alarm.AlarmActions,
        };
        change(request);
        await Session.CloudWatch.PutMetricAlarmAsync(request, Token);
    }

    private async Task PutFilterAsync(string? pattern, double? defaultValue)
    {
        var filter = (await Session.Logs.DescribeMetricFiltersAsync(
            new() { LogGroupName = LogGroup, FilterNamePrefix = Watcher }, Token)).MetricFilters[0];
        filter.MetricTransformations[0].DefaultValue = defaultValue;
        await Session.Logs.PutMetricFilterAsync(
            new()
            {
                LogGroupName = LogGroup,
                FilterName = filter.FilterName,
                FilterPattern = pattern ?? filter.FilterPattern,
                MetricTransformations = filter.MetricTransformations,
            },
            Token);
    }

    private async Task PutRuleAsync(string? pattern, string? state)
    {
        var rule = await Session.EventBridge.DescribeRuleAsync(new() { Name = Watcher }, Token);
        await Session.EventBridge.PutRuleAsync(
            new()
            {
                Name = Watcher,
                Description = rule.Description,
                EventPattern = pattern ?? rule.EventPattern,
                State = state ?? rule.State,
            },
            Token);
    }

    private async Task<string> TopicPolicyAsync() => (await Session.Sns.GetTopicAttributesAsync(
        new() { TopicArn = TopicArn }, Token)).Attributes["Policy"];

    private Task SetTopicPolicyAsync(PolicyDocument policy) => Session.Sns.SetTopicAttributesAsync(
        new() { TopicArn = TopicArn, AttributeName = "Policy", AttributeValue = policy.ToString() }, Token);

    private async Task RemoveTopicStatementAsync() => await SetTopicPolicyAsync(
        PolicyDocument.Parse(await TopicPolicyAsync()).WithoutStatement("SecretMonitor-prod-db-Rules"));

    private async Task FilterSubscriptionAsync()
    {
        var all = await Session.Sns.ListSubscriptionsByTopicAsync(new() { TopicArn = TopicArn }, Token);
        await Session.Sns.SetSubscriptionAttributesAsync(
            new()
            {
                SubscriptionArn = all.Subscriptions[0].SubscriptionArn,
                AttributeName = "FilterPolicy",
                AttributeValue = """{"team":["blue"]}""",
            },
            Token);
    }

    private async Task RemoveBucketStatementAsync()
    {
        var found = await Session.S3.GetBucketPolicyAsync(
            new Amazon.S3.Model.GetBucketPolicyRequest { BucketName = Bucket }, Token);
        var policy = PolicyDocument.Parse(found.Policy).WithoutStatement("AWSCloudTrailWrite20150319");
        await Session.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = policy.ToString() }, Token);
    }

    private static string Trust(string service) => PolicyDocument.Of(new PolicyStatement
    {
        Principal = [PolicyPrincipal.Service(service)],
        Action = ["sts:AssumeRole"],
    }).ToString();
}
