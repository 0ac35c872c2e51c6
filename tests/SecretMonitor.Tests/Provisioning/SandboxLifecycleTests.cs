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
public sealed class SandboxLifecycleTests : AccountTests
{
    private MonitorProvisioner Provisioner => new(Session, Sink);

    [Fact]
    public async Task Building_again_plans_only_to_keep_and_writes_nothing()
    {
        var built = await BuildAsync(new() { SecretName = "prod/db", Recipient = [Specs.To("ops@example.com")] });
        Sink.Clear();

        var plan = await Provisioner.PlanAsync(
            new() { SecretName = "prod/db", Recipient = [Specs.To("ops@example.com")] }, Token);
        var again = await Provisioner.ApplyAsync(plan, _ => true, Token);

        Assert.All(plan.Changes, c => Assert.Equal((ChangeAction.Keep, c.Name), (c.Action, c.Name)));
        Assert.Empty(Sink.Writes);
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
            await new MonitorReader(Session, Sink).FindAsync(new() { SecretId = ["prod/db"] }, Token));

        Assert.Equivalent(built, found, strict: true);
        Assert.Equal(["UnexpectedPrincipal", "Denied", "PendingDeletion"], found.Detection);
    }

    [Theory]
    [InlineData(MonitorRoute.CloudWatch)]
    [InlineData(MonitorRoute.EventBridge)]
    public async Task A_monitor_of_one_route_is_read_back_too(MonitorRoute route)
    {
        var built = await BuildAsync(new() { SecretName = "prod/db", Route = [route] });
        var found = Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token));
        Assert.Equivalent(built, found, strict: true);
        Assert.NotNull(found.CreatedAt);
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
        Assert.Empty((await Session.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList.Or());
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
    public async Task Monitors_that_share_a_topic_and_a_queue_at_the_same_time_lose_no_statement()
    {
        var topic = (await Session.Sns.CreateTopicAsync(new() { Name = "shared" }, Token)).TopicArn;
        await Session.Sqs.CreateQueueAsync("alerts", Token);
        var queue = Specs.To($"arn:aws:sqs:eu-central-1:{Session.AccountId}:alerts");
        string[] names = ["a", "b", "c"];
        MonitorSpec SpecOf(string name) => new() { SecretName = name, TopicArn = topic, Recipient = [queue] };
        var plans = await Task.WhenAll(names.Select(n => Provisioner.PlanAsync(SpecOf(n), Token)));
        await Task.WhenAll(plans.Select(p => Provisioner.ApplyAsync(p, _ => true, Token)));
        foreach (var name in names)
        {
            Assert.DoesNotContain((await Provisioner.PlanAsync(SpecOf(name), Token)).Changes, c => c.Writes);
        }
    }

    [Fact]
    public async Task The_order_of_asking_does_not_matter()
    {
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "a", SecretString = "x" }, Token);
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "b", SecretString = "x" }, Token);
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
        Assert.Empty(Sink.Writes);
    }

    [Fact]
    public async Task Detections_and_routes_that_are_no_longer_asked_for_go()
    {
        await BuildAsync(new() { SecretName = "prod/db" });
        await BuildAsync(new() { SecretName = "prod/db", Route = [MonitorRoute.CloudWatch], Detection = ["Access"] });
        var found = Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token));
        Assert.Equal(["Access"], found.Detection);
        Assert.Empty(found.RuleName);
        Assert.Single(found.AlarmName);
        Assert.Single(found.FilterName);
    }

    [Fact]
    public async Task A_secret_that_was_there_is_adopted_and_never_deleted()
    {
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" }, Token);
        var monitor = await BuildAsync(new() { SecretId = ["theirs"] });
        Assert.Equal(monitor.SecretId, monitor.Adopted);

        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => Session.RemoveAsync(
            "theirs", Sink, new() { DeleteSecret = true, NoRecovery = true }));
        Assert.Equal("SecretNotOurs", error.ErrorId);
        await Session.RemoveAsync("theirs", Sink);
        Assert.Null(
            (await Session.SecretsManager.DescribeSecretAsync(new() { SecretId = "theirs" }, Token)).DeletedDate);
    }

    [Fact]
    public async Task A_secret_of_that_name_that_is_not_ours_is_not_taken_over()
    {
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" }, Token);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { SecretName = "theirs" }));
        Assert.Equal(("SecretExists", ErrorKind.ResourceExists), (error.ErrorId, error.Kind));
    }

    [Fact]
    public async Task A_name_that_is_blocked_by_a_deletion_is_told_with_the_ways_out()
    {
        await BuildAsync(new() { SecretName = "prod-db" });
        await Session.RemoveAsync("prod-db", Sink, new() { DeleteSecret = true });
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(
            new() { SecretName = "prod-db" }));
        Assert.Equal("SecretNameBlocked", error.ErrorId);
        Assert.Contains("-RestoreSecret", error.RecommendedAction);
        Assert.Contains("-ReplaceSecret", error.RecommendedAction);
    }

    [Fact]
    public async Task A_blocked_name_is_had_back_by_restoring_the_secret()
    {
        var before = await BuildAsync(new() { SecretName = "prod-db" });
        var value = await ValueOfAsync("prod-db");
        await Session.RemoveAsync("prod-db", Sink, new() { DeleteSecret = true });

        MonitorSpec spec = new() { SecretName = "prod-db", RestoreSecret = true };
        var plan = await Provisioner.PlanAsync(spec, Token);
        Assert.Contains("-> restored", plan.Changes.Single(c => c.Kind == "secret").Reason);
        var monitor = await Provisioner.ApplyAsync(plan, _ => true, Token);
        Assert.Equal(before.SecretId, monitor.SecretId);
        Assert.Equal(value, await ValueOfAsync("prod-db"));
        Assert.DoesNotContain((await Provisioner.PlanAsync(spec, Token)).Changes, c => c.Writes);
    }

    [Fact]
    public async Task A_blocked_name_is_had_back_by_deleting_the_secret_for_good()
    {
        var before = await BuildAsync(new() { SecretName = "prod-db" });
        await Session.RemoveAsync("prod-db", Sink, new() { DeleteSecret = true });

        var plan = await Provisioner.PlanAsync(new() { SecretName = "prod-db", ReplaceSecret = true }, Token);
        Assert.Contains("deleted for good", plan.Changes.Single(c => c.Kind == "secret").Reason);
        var monitor = await Provisioner.ApplyAsync(plan, _ => true, Token);
        Assert.NotEqual(before.SecretId, monitor.SecretId);
        Assert.Equal(monitor.SecretId, Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token)).SecretId);
    }

    [Fact]
    public async Task A_secret_that_is_not_scheduled_for_deletion_is_never_replaced()
    {
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "theirs", SecretString = "x" }, Token);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => BuildAsync(new() { SecretName = "theirs", ReplaceSecret = true }));
        Assert.Equal("SecretExists", error.ErrorId);
        Assert.Equal("x", await ValueOfAsync("theirs"));
    }

    [Fact]
    public async Task Several_secrets_are_one_monitor()
    {
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "a", SecretString = "x" }, Token);
        await Session.SecretsManager.CreateSecretAsync(new() { Name = "b", SecretString = "x" }, Token);
        var built = await BuildAsync(new() { SecretId = ["a", "b"], MonitorName = "pair" });
        Assert.Equal(2, built.SecretId.Count);
        MonitorReader reader = new(Session, Sink);
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
        Assert.DoesNotContain(Sink.Everything, m => m.Contains("hunter2") || m.Contains(random));
    }

    private Task<SecretMonitor.Monitors.Monitor> BuildAsync(MonitorSpec spec) => Session.BuildAsync(spec, Sink);

    private async Task<string> ValueOfAsync(string secretId) =>
        (await Session.SecretsManager.GetSecretValueAsync(new() { SecretId = secretId }, Token)).SecretString;
}
