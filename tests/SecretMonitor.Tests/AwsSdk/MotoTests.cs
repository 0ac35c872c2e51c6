using System.Net;
using System.Text;
using Amazon.CloudTrail;
using Amazon.CloudTrail.Model;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Tests.Peers;
using Xunit;

namespace SecretMonitor.Tests.AwsSdk;

/// <summary>Each client makes a round trip to an AWS that we did not write.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_manager_returns_the_text_the_bytes_and_the_error_of_its_kind()
    {
        using var client = moto.Client<AmazonSecretsManagerClient>();
        const string Text = """{"user":"é\"x","emoji":"🔑"}""";
        var created = await client.CreateSecretAsync(
            new() { Name = "prod/db", SecretString = Text, Tags = [new() { Key = "k", Value = "v" }] }, Token);
        var read = await client.GetSecretValueAsync(new() { SecretId = "prod/db" }, Token);
        Assert.Equal(Text, read.SecretString);
        Assert.Equal(created.ARN, read.ARN);
        Assert.Equal(["AWSCURRENT"], read.VersionStages);
        Assert.Equal(DateTimeKind.Utc, read.CreatedDate!.Value.Kind);
        Assert.Null(read.SecretBinary);

        await client.CreateSecretAsync(new() { Name = "blob", SecretBinary = new MemoryStream([1, 2, 255]) }, Token);
        var blob = await client.GetSecretValueAsync(new() { SecretId = "blob" }, Token);
        Assert.Equal([1, 2, 255], blob.SecretBinary.ToArray());

        var described = await client.DescribeSecretAsync(new() { SecretId = "prod/db" }, Token);
        Assert.Equal(["AWSCURRENT"], described.VersionIdsToStages[read.VersionId]);
        Assert.Equal("v", Assert.Single(described.Tags).Value);
        await Assert.ThrowsAsync<ResourceExistsException>(
            () => client.CreateSecretAsync(new() { Name = "prod/db", SecretString = "x" }, Token));
        var missing = await Assert.ThrowsAsync<Amazon.SecretsManager.Model.ResourceNotFoundException>(
            () => client.GetSecretValueAsync(new() { SecretId = "none" }, Token));
        Assert.Equal("ResourceNotFoundException", missing.ErrorCode);
    }

    [Fact]
    public async Task Sns_reads_back_attributes_subscriptions_and_tags()
    {
        using var client = moto.Client<AmazonSimpleNotificationServiceClient>();
        var topic = await client.CreateTopicAsync(
            new()
            {
                Name = "alerts",
                Attributes = new() { ["DisplayName"] = "Über & co" },
                Tags = [new() { Key = "a", Value = "" }],
            },
            Token);
        await client.SubscribeAsync(
            new() { TopicArn = topic.TopicArn, Protocol = "email", Endpoint = "a@example.com" }, Token);
        var attributes = await client.GetTopicAttributesAsync(new() { TopicArn = topic.TopicArn }, Token);
        Assert.Equal("Über & co", attributes.Attributes["DisplayName"]);
        var subscriptions = await client.ListSubscriptionsByTopicAsync(new() { TopicArn = topic.TopicArn }, Token);
        Assert.Equal("a@example.com", Assert.Single(subscriptions.Subscriptions).Endpoint);
        var tags = await client.ListTagsForResourceAsync(new() { ResourceArn = topic.TopicArn }, Token);
        Assert.Equal("a", Assert.Single(tags.Tags).Key);
        var error = await Assert.ThrowsAsync<NotFoundException>(
            () => client.PublishAsync(new() { TopicArn = topic.TopicArn + "x", Message = "m" }, Token));
        Assert.Equal("NotFound", error.ErrorCode);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task Iam_reads_back_a_role_its_policy_and_its_tags()
    {
        using var client = moto.Client<AmazonIdentityManagementServiceClient>();
        const string Trust = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
            "Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"sts:AssumeRole"}]}
            """;
        const string Policy = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:PutLogEvents","Resource":"*"}]}
            """;
        await client.CreateRoleAsync(
            new() { RoleName = "trail", AssumeRolePolicyDocument = Trust, Tags = [new() { Key = "a", Value = "b" }] },
            Token);
        await client.PutRolePolicyAsync(
            new() { RoleName = "trail", PolicyName = "write", PolicyDocument = Policy }, Token);
        var role = (await client.GetRoleAsync(new() { RoleName = "trail" }, Token)).Role;
        Assert.Equal(Trust, WebUtility.UrlDecode(role.AssumeRolePolicyDocument));
        Assert.Equal("b", Assert.Single(role.Tags).Value);
        var read = await client.GetRolePolicyAsync(new() { RoleName = "trail", PolicyName = "write" }, Token);
        Assert.Equal(Policy, WebUtility.UrlDecode(read.PolicyDocument));
        var names = await client.ListRolePoliciesAsync(new() { RoleName = "trail" }, Token);
        Assert.Equal(["write"], names.PolicyNames);
        Assert.False(names.IsTruncated);
        await Assert.ThrowsAsync<NoSuchEntityException>(() => client.GetRoleAsync(new() { RoleName = "none" }, Token));
        await Assert.ThrowsAsync<EntityAlreadyExistsException>(
            () => client.CreateRoleAsync(new() { RoleName = "trail", AssumeRolePolicyDocument = Trust }, Token));
    }

    [Fact]
    public async Task Logs_reads_back_events_a_metric_filter_and_the_creation_time_of_the_group()
    {
        using var client = moto.Client<AmazonCloudWatchLogsClient>();
        await client.CreateLogGroupAsync(new() { LogGroupName = "trail", Tags = new() { ["a"] = "b" } }, Token);
        await client.CreateLogStreamAsync(new() { LogGroupName = "trail", LogStreamName = "s" }, Token);
        await client.PutRetentionPolicyAsync(new() { LogGroupName = "trail", RetentionInDays = 30 }, Token);
        var at = DateTime.UnixEpoch.AddMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        InputLogEvent written = new() { Timestamp = at, Message = "héllo" };
        await client.PutLogEventsAsync(
            new() { LogGroupName = "trail", LogStreamName = "s", LogEvents = [written] }, Token);
        var found = await client.FilterLogEventsAsync(new() { LogGroupName = "trail" }, Token);
        Assert.Equal("héllo", Assert.Single(found.Events).Message);
        Assert.Equal((long)(at - DateTime.UnixEpoch).TotalMilliseconds, found.Events[0].Timestamp);
        var events = await client.GetLogEventsAsync(
            new() { LogGroupName = "trail", LogStreamName = "s", StartTime = at, EndTime = at.AddSeconds(1) }, Token);
        Assert.Equal(at, Assert.Single(events.Events).Timestamp);

        MetricTransformation metric = new()
        {
            MetricName = "M",
            MetricNamespace = "N",
            MetricValue = "1",
            DefaultValue = 0.5,
            Unit = "Count",
        };
        await client.PutMetricFilterAsync(
            new()
            {
                LogGroupName = "trail",
                FilterName = "f",
                FilterPattern = """{ $.eventName = "GetSecretValue" }""",
                MetricTransformations = [metric],
            },
            Token);
        var filters = await client.DescribeMetricFiltersAsync(new() { LogGroupName = "trail" }, Token);
        var filter = Assert.Single(filters.MetricFilters);
        Assert.Equal(0.5, filter.MetricTransformations[0].DefaultValue);
        var groups = await client.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = "trail" }, Token);
        Assert.InRange(Assert.Single(groups.LogGroups).CreationTime!.Value, at.AddMinutes(-1), at.AddMinutes(1));
        await Assert.ThrowsAsync<ResourceAlreadyExistsException>(
            () => client.CreateLogGroupAsync(new() { LogGroupName = "trail" }, Token));
    }

    [Fact]
    public async Task Cloudwatch_reads_back_an_alarm()
    {
        using var client = moto.Client<AmazonCloudWatchClient>();
        await client.PutMetricAlarmAsync(
            new()
            {
                AlarmName = "reads",
                AlarmActions = ["arn:aws:sns:us-east-1:123456789012:alerts"],
                ComparisonOperator = ComparisonOperator.GreaterThanOrEqualToThreshold,
                EvaluationPeriods = 1,
                MetricName = "M",
                Namespace = "N",
                Period = 60,
                Statistic = Statistic.Sum,
                Threshold = 1,
                TreatMissingData = "notBreaching",
            },
            Token);
        var alarms = await client.DescribeAlarmsAsync(new() { AlarmNames = ["reads"] }, Token);
        var alarm = Assert.Single(alarms.MetricAlarms);
        Assert.Equal(ComparisonOperator.GreaterThanOrEqualToThreshold, alarm.ComparisonOperator);
        Assert.Equal(1.0, alarm.Threshold);
        Assert.True(alarm.ActionsEnabled);
        Assert.NotNull(alarm.StateUpdatedTimestamp);
        Assert.Empty((await client.DescribeAlarmsAsync(new() { AlarmNames = ["none"] }, Token)).MetricAlarms);
        await Assert.ThrowsAsync<Amazon.CloudWatch.Model.ResourceNotFoundException>(
            () => client.SetAlarmStateAsync(
                new() { AlarmName = "none", StateValue = StateValue.ALARM, StateReason = "test" }, Token));
    }

    [Fact]
    public async Task Eventbridge_reads_back_a_rule_and_its_targets()
    {
        using var client = moto.Client<AmazonEventBridgeClient>();
        await client.PutRuleAsync(
            new()
            {
                Name = "reads",
                EventPattern = """{"source":["aws.secretsmanager"]}""",
                State = RuleState.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS,
            },
            Token);
        Target target = new()
        {
            Id = "1",
            Arn = "arn:aws:sns:us-east-1:123456789012:t",
            InputTransformer = new() { InputPathsMap = new() { ["who"] = "$.detail" }, InputTemplate = "\"<who>\"" },
        };
        var put = await client.PutTargetsAsync(new() { Rule = "reads", Targets = [target] }, Token);
        Assert.Equal(0, put.FailedEntryCount);
        var rule = await client.DescribeRuleAsync(new() { Name = "reads" }, Token);
        Assert.Equal(RuleState.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS, rule.State);
        var targets = await client.ListTargetsByRuleAsync(new() { Rule = "reads" }, Token);
        Assert.Equal("$.detail", Assert.Single(targets.Targets).InputTransformer.InputPathsMap["who"]);
        await Assert.ThrowsAsync<Amazon.EventBridge.Model.ResourceNotFoundException>(
            () => client.DescribeRuleAsync(new() { Name = "none" }, Token));
    }

    [Fact]
    public async Task Cloudtrail_reads_back_a_trail_and_its_status()
    {
        await CreateBucketAsync("trail-logs");
        using var client = moto.Client<AmazonCloudTrailClient>();
        var trail = await client.CreateTrailAsync(
            new() { Name = "main", S3BucketName = "trail-logs", IsMultiRegionTrail = true }, Token);
        await client.StartLoggingAsync(new() { Name = "main" }, Token);
        Assert.True((await client.GetTrailStatusAsync(new() { Name = "main" }, Token)).IsLogging);
        var trails = await client.DescribeTrailsAsync(
            new() { TrailNameList = ["main"], IncludeShadowTrails = false }, Token);
        Assert.Equal(trail.TrailARN, Assert.Single(trails.TrailList).TrailARN);
        EventSelector selector = new() { ReadWriteType = ReadWriteType.All, IncludeManagementEvents = true };
        await client.PutEventSelectorsAsync(new() { TrailName = "main", EventSelectors = [selector] }, Token);
        var selectors = await client.GetEventSelectorsAsync(new() { TrailName = "main" }, Token);
        Assert.Equal(ReadWriteType.All, Assert.Single(selectors.EventSelectors).ReadWriteType);
        await Assert.ThrowsAsync<TrailNotFoundException>(
            () => client.GetTrailStatusAsync(new() { Name = "none" }, Token));
    }

    [Fact]
    public async Task Tagging_finds_what_carries_a_tag()
    {
        using var secrets = moto.Client<AmazonSecretsManagerClient>();
        var secret = await secrets.CreateSecretAsync(
            new() { Name = "tagged", SecretString = "x", Tags = [new() { Key = "Monitor", Value = "m" }] }, Token);
        using var client = moto.Client<AmazonResourceGroupsTaggingAPIClient>();
        var found = await client.GetResourcesAsync(
            new() { TagFilters = [new() { Key = "Monitor" }], ResourceTypeFilters = ["secretsmanager"] }, Token);
        Assert.Equal(secret.ARN, Assert.Single(found.ResourceTagMappingList).ResourceARN);
    }

    private async Task CreateBucketAsync(string name)
    {
        using HttpClient http = new();
        using var response = await http.PutAsync($"{moto.Url}/{name}", new StringContent("", Encoding.UTF8), Token);
        response.EnsureSuccessStatusCode();
    }
}
