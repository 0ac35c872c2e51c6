using SecretMonitor.Aws;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>An account that has a trail already: a second copy of management events would be billed.</summary>
public sealed class AdoptionTests : AccountTests
{
    [Fact]
    public async Task A_trail_with_a_log_group_is_adopted_and_left_as_it_was()
    {
        var trail = await CreateTrailAsync("theirs", withLogs: true);
        var monitor = await BuildAsync(new());
        Assert.Equal((trail, "their-logs", TheirTrail.Bucket), (monitor.TrailARN, monitor.LogGroupName, monitor.BucketName));
        Assert.Contains(trail, monitor.Adopted);
        var found = Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token));
        Assert.Equivalent(monitor, found, strict: true);

        Sink.Clear();
        await Session.RemoveAsync(monitor.MonitorName, Sink);
        Assert.DoesNotContain(Sink.Writes, w => w.Split(':')[0] is "cloudtrail" or "s3");
        Assert.Equal(["their-logs", "theirs"], (await Left.AsideFromSecretsAsync(Session)).Order());
    }

    [Fact]
    public async Task A_trail_without_a_log_group_serves_the_EventBridge_route()
    {
        var trail = await CreateTrailAsync("theirs", withLogs: false);
        var monitor = await BuildAsync(new() { Route = [MonitorRoute.EventBridge] });
        Assert.Equal(trail, monitor.TrailARN);
        Assert.Null(monitor.LogGroupName);
    }

    [Fact]
    public async Task A_trail_without_a_log_group_refuses_the_CloudWatch_route_and_names_the_ways_out()
    {
        await CreateTrailAsync("theirs", withLogs: false);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new()));
        Assert.Equal("TrailWithoutLogGroup", error.ErrorId);
        Assert.Contains("-Route EventBridge", error.RecommendedAction);
        Assert.Contains("-NewTrail", error.RecommendedAction);
        Assert.Contains("2.00 USD", error.RecommendedAction);
    }

    [Fact]
    public async Task The_name_of_our_own_trail_asks_for_our_own_whatever_else_there_is()
    {
        await CreateTrailAsync("theirs", withLogs: false);
        var monitor = await BuildAsync(new() { Trail = "SecretMonitor" });
        Assert.EndsWith(":trail/SecretMonitor", monitor.TrailARN);
        Assert.Empty(monitor.Adopted);
    }

    [Theory]
    [InlineData("stopped")]
    [InlineData("write-only")]
    public async Task A_trail_that_does_not_record_reads_is_not_adopted(string flaw)
    {
        var trail = await CreateTrailAsync("theirs", withLogs: true);
        if (flaw == "stopped")
        {
            await Session.CloudTrail.StopLoggingAsync(new() { Name = trail }, Token);
        }
        else
        {
            await Session.CloudTrail.PutEventSelectorsAsync(
                new()
                {
                    TrailName = trail,
                    EventSelectors =
                        [new() { ReadWriteType = "WriteOnly", IncludeManagementEvents = true, DataResources = [] }],
                },
                Token);
        }

        Assert.EndsWith(":trail/SecretMonitor", (await BuildAsync(new())).TrailARN);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => BuildAsync(new() { SecretName = "other", Trail = "theirs" }));
        Assert.Equal("TrailNotUsable", error.ErrorId);
    }

    [Fact]
    public async Task A_trail_of_our_own_beside_another_is_explicit_and_warns_with_the_price()
    {
        await CreateTrailAsync("theirs", withLogs: true);
        var plan = await new MonitorProvisioner(Session, Sink).PlanAsync(
            new() { SecretName = "prod-db", NewTrail = true }, Token);
        Assert.Contains("besides 'theirs'", plan.Changes.Single(c => c.Kind == "trail").Reason);
        Assert.Contains(Sink.Warnings, w => w.Contains("second copy") && w.Contains("2.00 USD"));
        await new MonitorProvisioner(Session, Sink).ApplyAsync(plan, _ => true, Token);

        Sink.Warnings.Clear();
        Assert.EndsWith(":trail/SecretMonitor", (await BuildAsync(new() { NewTrail = true })).TrailARN);
        Assert.Empty(Sink.Warnings);
    }

    [Fact]
    public async Task A_monitor_stays_on_the_trail_that_it_adopted_when_there_is_one_of_our_own()
    {
        var theirs = await CreateTrailAsync("theirs", withLogs: true);
        await BuildAsync(new());
        await BuildAsync(new() { SecretName = "other", NewTrail = true });
        Assert.Equal(theirs, (await BuildAsync(new())).TrailARN);
    }

    [Fact]
    public async Task A_trail_that_merely_has_our_name_is_adopted_like_any_other()
    {
        var theirs = await CreateTrailAsync("SecretMonitor", withLogs: true);
        var monitor = await BuildAsync(new());
        Assert.Contains(theirs, monitor.Adopted);
        Assert.Contains(theirs, Assert.Single(await new MonitorReader(Session, Sink).FindAsync(new(), Token)).Adopted);
        var removed = await Session.RemoveAsync(monitor.MonitorName, Sink);
        Assert.Contains(removed, c => c is { Kind: "trail", Action: ChangeAction.Keep, Name: "SecretMonitor" });
        Assert.Contains("SecretMonitor", await Left.AsideFromSecretsAsync(Session));
    }

    [Fact]
    public async Task A_trail_that_has_our_name_and_is_of_no_use_is_not_changed()
    {
        var theirs = await CreateTrailAsync("SecretMonitor", withLogs: true);
        await Session.CloudTrail.StopLoggingAsync(new() { Name = theirs }, Token);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new()));
        Assert.Equal(("NameTaken", "SecretMonitor"), (error.ErrorId, error.Target));
    }

    [Fact]
    public async Task A_trail_that_records_writes_only_is_named_in_the_plan_with_what_a_second_one_costs()
    {
        var theirs = await CreateTrailAsync("theirs", withLogs: true);
        await Session.CloudTrail.PutEventSelectorsAsync(
            new()
            {
                TrailName = theirs,
                EventSelectors = [new() { ReadWriteType = "WriteOnly", IncludeManagementEvents = true, DataResources = [] }],
            },
            Token);
        var plan = await new MonitorProvisioner(Session, Sink).PlanAsync(new() { SecretName = "prod-db" }, Token);
        var trail = plan.Changes.Single(c => c.Kind == "trail");
        Assert.Equal(ChangeAction.Create, trail.Action);
        Assert.Contains("'theirs', which does not record read management events", trail.Reason);
        Assert.Contains(Sink.Warnings, w => w.Contains("2.00 USD"));
    }

    [Fact]
    public async Task A_trail_of_all_regions_at_home_elsewhere_serves_EventBridge_and_says_why_not_CloudWatch()
    {
        using var elsewhere = await AwsSession.OpenAsync(
            Server.Options(keys: null) with { Region = "us-east-1" }, Sink, Token);
        var theirs = await CreateTrailAsync("theirs", withLogs: false, isMultiRegion: true, elsewhere);
        Assert.Equal(theirs, (await BuildAsync(new() { Route = [MonitorRoute.EventBridge] })).TrailARN);
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { SecretName = "other" }));
        Assert.Equal("TrailWithoutLogGroup", error.ErrorId);
    }

    [Fact]
    public async Task A_trail_of_another_region_only_does_not_count()
    {
        using var elsewhere = await AwsSession.OpenAsync(
            Server.Options(keys: null) with { Region = "us-east-1" }, Sink, Token);
        await CreateTrailAsync("theirs", withLogs: false, isMultiRegion: false, elsewhere);
        Assert.EndsWith(":trail/SecretMonitor", (await BuildAsync(new())).TrailARN);
        Assert.DoesNotContain(Sink.Warnings, w => w.Contains("second copy"));
    }

    [Fact]
    public async Task A_trail_whose_state_may_not_be_read_is_neither_trusted_nor_doubled_unasked()
    {
        var theirs = await CreateTrailAsync("theirs", withLogs: true);
        var user = Server.AddPrincipal("dev", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
             {"Effect":"Deny","Action":"cloudtrail:GetTrailStatus","Resource":"*"}]}
            """);
        using var dev = await Server.OpenAsync(Sink, new(user.AccessKeyId, user.SecretAccessKey));
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => dev.BuildAsync(new() { SecretName = "prod-db" }, Sink));
        Assert.Equal(("TrailUnreadable", theirs), (error.ErrorId, error.Target));
        Assert.Contains($"-Trail {theirs}", error.RecommendedAction);

        var monitor = await dev.BuildAsync(new() { SecretName = "prod-db", Trail = theirs }, Sink);
        Assert.Equal(theirs, monitor.TrailARN);
        Assert.Contains(Sink.Warnings, w => w.Contains("could not be checked"));
    }

    [Fact]
    public async Task A_trail_that_does_not_exist_cannot_be_named()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => BuildAsync(new() { Trail = "nowhere" }));
        Assert.Equal(("TrailNotFound", "nowhere"), (error.ErrorId, error.Target));
    }

    private Task<Monitor> BuildAsync(MonitorSpec spec) =>
        Session.BuildAsync(spec.SecretName is null ? spec with { SecretName = "prod-db" } : spec, Sink);

    private Task<string> CreateTrailAsync(
        string name, bool withLogs, bool isMultiRegion = false, AwsSession? region = null) =>
        TheirTrail.CreateAsync(Session, withLogs, name, isMultiRegion, region);
}
