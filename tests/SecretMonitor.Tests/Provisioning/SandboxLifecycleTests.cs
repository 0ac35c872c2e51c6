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

/// <summary>What becomes of an account in which monitors come and go. Each test has a sandbox of its own.</summary>
public sealed class SandboxLifecycleTests : IAsyncLifetime
{
    private readonly SandboxFixture _sandbox = new();
    private readonly RecordingSink _sink = new();
    private AwsSession _session = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MonitorProvisioner Provisioner => new(_session, _sink);

    public async ValueTask InitializeAsync() => _session = await _sandbox.Server.OpenAsync(_sink);

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _sandbox.Dispose();
        return default;
    }

    [Fact]
    public async Task Building_again_plans_only_to_keep_and_writes_nothing()
    {
        var built = await BuildAsync(new() { SecretName = "prod/db", Recipient = [Specs.To("ops@example.com")] });
        _sink.Clear();

        var plan = await Provisioner.PlanAsync(
            new() { SecretName = "prod/db", Recipient = [Specs.To("ops@example.com")] }, Token);
        var again = await Provisioner.ApplyAsync(plan, _ => true, Token);

        Assert.All(plan.Changes, c => Assert.Equal((ChangeAction.Keep, c.Name), (c.Action, c.Name)));
        Assert.Empty(_sink.Writes);
        Assert.Equivalent(built, again);
    }

    [Fact]
    public async Task A_monitor_is_read_back_as_it_was_built()
    {
        var built = await BuildAsync(new()
        {
            SecretName = "prod/db",
            AllowedPrincipal =
                ["111122223333", "arn:aws:iam::123456789012:role/app-*", "arn:aws:iam::123456789012:user/alice"],
            Recipient = [Specs.To("ops@example.com"), Specs.To("https://example.com/hook")],
            Tag = new Dictionary<string, string> { ["team"] = "blue" },
        });

        var found = Assert.Single(
            await new MonitorReader(_session, _sink).FindAsync(new() { SecretId = ["prod/db"] }, Token));

        Assert.Equivalent(built, found, strict: true);
        Assert.Equal(["UnexpectedPrincipal", "Denied", "PendingDeletion"], found.Detection);
    }

    [Theory]
    [InlineData(MonitorRoute.CloudWatch)]
    [InlineData(MonitorRoute.EventBridge)]
    public async Task A_monitor_of_one_route_is_read_back_too(MonitorRoute route)
    {
        var built = await BuildAsync(new() { SecretName = "prod/db", Route = [route] });
        var found = Assert.Single(await new MonitorReader(_session, _sink).FindAsync(new(), Token));
        Assert.Equivalent(built with { CreatedAt = null }, found with { CreatedAt = null }, strict: true);
        Assert.Equal(route == MonitorRoute.CloudWatch, built.AlarmName.Count > 0);
        Assert.Equal(route == MonitorRoute.EventBridge, built.RuleName.Count > 0);
    }

    [Fact]
    public async Task A_monitor_that_was_left_half_made_is_completed()
    {
        MonitorSpec spec = new() { SecretName = "prod/db", Detection = ["Access", "Denied"], Threshold = 3 };
        var plan = await Provisioner.PlanAsync(spec, Token);
        await Provisioner.ApplyAsync(
            plan, c => c.Kind is not ("rule" or "trail") && !c.Name.EndsWith("-Denied"), Token);

        var rest = await Provisioner.PlanAsync(new() { SecretName = "prod/db" }, Token);
        var monitor = await Provisioner.ApplyAsync(rest, _ => true, Token);

        Assert.Equal(["Access", "Denied"], monitor.Detection);
        Assert.Equal(
            ["Access", "Denied"], rest.Changes.Where(c => c.Kind == "alarm").Select(c => c.Name.Split('-')[^1]));
        Assert.DoesNotContain((await Provisioner.PlanAsync(spec, Token)).Changes, c => c.Writes);
    }

    [Fact]
    public async Task What_depends_on_a_declined_change_is_left_undone()
    {
        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod/db" }, Token);
        await Provisioner.ApplyAsync(plan, c => c.Kind != "bucket", Token);
        Assert.Empty((await _session.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList.Or());
    }

    [Fact]
    public async Task What_was_not_created_is_not_told()
    {
        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod/db" }, Token);
        var monitor = await Provisioner.ApplyAsync(plan, c => c.Kind is not ("secret" or "topic"), Token);
        Assert.Equal(["prod/db"], monitor.SecretId);
        Assert.Null(monitor.TopicArn);
        Assert.Empty(monitor.FilterName.Concat(monitor.RuleName).Concat(monitor.AlarmName));
    }

    [Fact]
    public async Task Monitors_that_are_built_at_the_same_time_share_the_foundation()
    {
        string[] names = ["a", "b", "c"];
        var plans = await Task.WhenAll(names.Select(n => Provisioner.PlanAsync(new() { SecretName = n }, Token)));
        await Task.WhenAll(plans.Select(p => Provisioner.ApplyAsync(p, _ => true, Token)));
        foreach (var name in names)
        {
            var again = await Provisioner.PlanAsync(new() { SecretName = name }, Token);
            Assert.DoesNotContain(again.Changes, c => c.Writes);
        }
    }

    [Fact]
    public async Task The_order_of_asking_does_not_matter()
    {
        await _session.SecretsManager.CreateSecretAsync(new() { Name = "a", SecretString = "x" }, Token);
        await _session.SecretsManager.CreateSecretAsync(new() { Name = "b", SecretString = "x" }, Token);
        MonitorSpec spec = new()
        {
            SecretId = ["a", "b"],
            Detection = ["Access", "Denied", "UnexpectedPrincipal"],
            AllowedPrincipal = ["arn:aws:iam::123456789012:user/alice", "111122223333"],
        };
        await BuildAsync(spec);
        var again = await Provisioner.PlanAsync(
            new()
            {
                SecretId = ["b", "a", "b"],
                Detection = ["unexpectedprincipal", "Denied", "Access"],
                AllowedPrincipal = ["111122223333", "arn:aws:iam::123456789012:user/alice"],
            },
            Token);
        Assert.DoesNotContain(again.Changes, c => c.Writes);
    }

    [Fact]
    public async Task Planning_writes_nothing()
    {
        await Provisioner.PlanAsync(new() { SecretName = "prod/db" }, Token);
        Assert.Empty(_sink.Writes);
    }

    [Fact]
    public async Task Detections_and_routes_that_are_no_longer_asked_for_go()
    {
        await BuildAsync(new() { SecretName = "prod/db" });
        await BuildAsync(new() { SecretName = "prod/db", Route = [MonitorRoute.CloudWatch], Detection = ["Access"] });
        var found = Assert.Single(await new MonitorReader(_session, _sink).FindAsync(new(), Token));
        Assert.Equal(["Access"], found.Detection);
        Assert.Empty(found.RuleName);
        Assert.Single(found.AlarmName);
        Assert.Single(found.FilterName);
    }

    [Fact]
    public async Task The_foundation_is_shared_and_goes_with_the_last_monitor()
    {
        await BuildAsync(new() { SecretName = "first" });
        var second = await Provisioner.PlanAsync(new() { SecretName = "second" }, Token);
        Assert.All(
            second.Changes.Where(c => c.Kind is "trail" or "bucket" or "log group" or "role"),
            c => Assert.Equal((ChangeAction.Keep, c.Kind), (c.Action, c.Kind)));
        await Provisioner.ApplyAsync(second, _ => true, Token);

        await _session.RemoveAsync("first", _sink);
        Assert.Single((await _session.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList);
        var removed = await _session.RemoveAsync("second", _sink);

        HashSet<string> foundation = ["trail", "bucket", "log group", "role"];
        Assert.Subset(removed.Select(c => c.Kind).ToHashSet(), foundation);
        Assert.Empty(await Left.AsideFromSecretsAsync(_session));
        var secrets = (await _session.SecretsManager.ListSecretsAsync(new(), Token)).SecretList;
        Assert.Equal(["first", "second"], secrets.Select(s => s.Name).Order());
    }

    [Fact]
    public async Task KeepLogs_keeps_bucket_and_log_group_until_a_monitor_that_uses_them_goes()
    {
        await BuildAsync(new() { SecretName = "prod-db" });
        await _session.RemoveAsync("prod-db", _sink, new() { KeepLogs = true });
        var left = await Left.AsideFromSecretsAsync(_session);
        Assert.Equal(
            ["SecretMonitor/CloudTrail", "secretmonitor-123456789012-eu-central-1"],
            left.Order(StringComparer.Ordinal));

        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod-db" }, Token);
        Assert.Equal(ChangeAction.Keep, plan.Changes.Single(c => c.Kind == "log group").Action);
        Assert.Equal("tags", plan.Changes.Single(c => c.Kind == "bucket").Reason);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => _session.RemoveAsync("prod-db", _sink));
        Assert.Equal("MonitorNotFound", error.ErrorId);

        await Provisioner.ApplyAsync(plan, _ => true, Token);
        await _session.RemoveAsync("prod-db", _sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(_session));
    }

    [Fact]
    public async Task A_secret_that_was_there_is_adopted_and_never_deleted()
    {
        await _session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" }, Token);
        var monitor = await BuildAsync(new() { SecretId = ["theirs"] });
        Assert.Equal(monitor.SecretId, monitor.Adopted);

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => _session.RemoveAsync(
            "theirs", _sink, new() { DeleteSecret = true, NoRecovery = true }));
        Assert.Equal("SecretNotOurs", error.ErrorId);
        await _session.RemoveAsync("theirs", _sink);
        Assert.Null(
            (await _session.SecretsManager.DescribeSecretAsync(new() { SecretId = "theirs" }, Token)).DeletedDate);
    }

    [Fact]
    public async Task A_secret_of_that_name_that_is_not_ours_is_not_taken_over()
    {
        await _session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" }, Token);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { SecretName = "theirs" }));
        Assert.Equal(("SecretExists", ErrorKind.ResourceExists), (error.ErrorId, error.Kind));
    }

    [Fact]
    public async Task A_name_that_is_blocked_by_a_deletion_is_told_with_the_ways_out()
    {
        await BuildAsync(new() { SecretName = "prod-db" });
        await _session.RemoveAsync("prod-db", _sink, new() { DeleteSecret = true });
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(
            new() { SecretName = "prod-db" }));
        Assert.Equal("SecretNameBlocked", error.ErrorId);
        Assert.Contains("restore-secret", error.RecommendedAction);
        Assert.Contains("--force-delete-without-recovery", error.RecommendedAction);
    }

    [Fact]
    public async Task A_topic_that_was_there_gets_our_statements_and_loses_them_again()
    {
        var topic = (await _session.Sns.CreateTopicAsync(new() { Name = "theirs" }, Token)).TopicArn;
        var before = await PolicyOfAsync(topic);
        var monitor = await BuildAsync(new() { SecretName = "prod-db", TopicArn = topic });
        Assert.Equal(topic, monitor.TopicArn);
        Assert.Contains(topic, monitor.Adopted);
        Assert.Equal(
            ["__default_statement_ID", "SecretMonitor-prod-db-Alarms", "SecretMonitor-prod-db-Rules"],
            (await PolicyOfAsync(topic)).Statement.Select(s => s.Sid));

        await _session.RemoveAsync("prod-db", _sink);
        Assert.True((await PolicyOfAsync(topic)).SemanticallyEquals(before));
    }

    [Fact]
    public async Task A_monitor_s_topic_that_another_monitor_uses_goes_with_the_last_of_them()
    {
        var topic = (await BuildAsync(new() { SecretName = "first" })).TopicArn!;
        await BuildAsync(new() { SecretName = "second", TopicArn = topic });

        await _session.RemoveAsync("first", _sink);
        Assert.Equal(
            ["__default_statement_ID", "SecretMonitor-second-Alarms", "SecretMonitor-second-Rules"],
            (await PolicyOfAsync(topic)).Statement.Select(s => s.Sid));

        await _session.RemoveAsync("second", _sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(_session));
    }

    [Fact]
    public async Task A_queue_receives_alerts_and_its_policy_loses_our_statement_with_the_monitor()
    {
        var url = (await _session.Sqs.CreateQueueAsync("alerts", Token)).QueueUrl;
        var queue = Specs.To($"arn:aws:sqs:eu-central-1:{_session.AccountId}:alerts");
        await BuildAsync(new() { SecretName = "prod-db", Recipient = [queue] });
        await _session.SecretsManager.GetSecretValueAsync(new() { SecretId = "prod-db" }, Token);
        _sandbox.Server.Step(TimeSpan.FromMinutes(1));
        var alert = Assert.Single((await _session.Sqs.ReceiveMessageAsync(url, Token)).Messages);
        Assert.Contains("prod-db", alert.Body);

        await _session.RemoveAsync("prod-db", _sink);
        Assert.True(string.IsNullOrEmpty((await _session.Sqs.GetQueueAttributesAsync(url, ["Policy"], Token)).Policy));
    }

    [Fact]
    public async Task Several_secrets_are_one_monitor()
    {
        await _session.SecretsManager.CreateSecretAsync(new() { Name = "a", SecretString = "x" }, Token);
        await _session.SecretsManager.CreateSecretAsync(new() { Name = "b", SecretString = "x" }, Token);
        var built = await BuildAsync(new() { SecretId = ["a", "b"], MonitorName = "pair" });
        Assert.Equal(2, built.SecretId.Count);
        MonitorReader reader = new(_session, _sink);
        var found = Assert.Single(await reader.FindAsync(new() { MonitorName = ["p*"], SecretId = ["b"] }, Token));
        Assert.Equivalent(built, found, strict: true);
    }

    [Fact]
    public async Task The_random_value_and_the_given_value_are_told_nowhere()
    {
        using System.Security.SecureString value = new();
        "hunter2-hunter2".ToList().ForEach(value.AppendChar);
        await BuildAsync(new() { SecretName = "given", SecretValue = value });
        await BuildAsync(new() { SecretName = "random" });
        var random = await ValueOfAsync("random");
        Assert.Equal("hunter2-hunter2", await ValueOfAsync("given"));
        Assert.DoesNotContain(_sink.Everything, m => m.Contains("hunter2") || m.Contains(random));
    }

    [Fact]
    public async Task A_monitor_that_is_not_there_cannot_be_removed()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => _session.RemoveAsync("nothing", _sink));
        Assert.Equal("MonitorNotFound", error.ErrorId);
    }

    [Fact]
    public async Task A_bucket_with_records_in_it_is_emptied_and_removed()
    {
        var monitor = await BuildAsync(new() { SecretName = "prod-db" });
        _sandbox.Server.Step(TimeSpan.FromMinutes(10));
        Assert.NotEmpty((await _session.S3.ListVersionsAsync(monitor.BucketName, Token)).Versions.Or());
        await _session.RemoveAsync("prod-db", _sink);
        Assert.Empty(await Left.AsideFromSecretsAsync(_session));
    }

    private Task<SecretMonitor.Monitors.Monitor> BuildAsync(MonitorSpec spec) => _session.BuildAsync(spec, _sink);

    private async Task<string> ValueOfAsync(string secretId) =>
        (await _session.SecretsManager.GetSecretValueAsync(new() { SecretId = secretId }, Token)).SecretString;

    private async Task<PolicyDocument> PolicyOfAsync(string topic) => PolicyDocument.Parse(
        (await _session.Sns.GetTopicAttributesAsync(new() { TopicArn = topic }, Token)).Attributes["Policy"]);
}
