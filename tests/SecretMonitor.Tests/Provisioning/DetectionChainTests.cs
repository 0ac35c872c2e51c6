using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Alarms;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>Detections that are more than one pattern each, deployed in the sandbox.</summary>
public sealed class DetectionChainTests : AccountTests
{
    private const string Name = "prod-db";
    private const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    [Fact]
    public async Task Twenty_reads_in_six_minutes_raise_BulkRead_and_nineteen_do_not()
    {
        await Session.BuildAsync(new() { SecretName = Name, Detection = ["BulkRead"] }, Sink);
        Assert.Contains(Sink.Everything, m => m.Contains("cannot count"));
        await ReadAsync(Session, 19);
        Assert.Equal("OK", (await AlarmAsync("BulkRead")).StateValue);
        Step(minutes: 10);
        await ReadAsync(Session, 20);

        var alarm = await AlarmAsync("BulkRead");

        Assert.Equal("ALARM", alarm.StateValue);
        Assert.Equal(20, (await new AlarmReader(Session, Sink).ExplainAsync(alarm, Token)).Access.Count);
    }

    [Fact]
    public async Task BulkRead_has_a_threshold_of_its_own_and_leaves_the_others_theirs()
    {
        MonitorSpec spec = new() { SecretName = Name, Detection = ["BulkRead", "Denied"], Threshold = 3, Period = 120 };
        await Session.BuildAsync(spec, Sink);
        await Session.BuildAsync(new() { SecretId = [Name] }, Sink);

        var alarms = await Session.CloudWatch.DescribeAlarmsAsync(new() { AlarmNamePrefix = "SecretMonitor-" }, Token);
        Assert.Equal(
            [("SecretMonitor-prod-db-BulkRead", 20, 360), ("SecretMonitor-prod-db-Denied", 3, 120)],
            alarms.MetricAlarms.Select(a => (a.AlarmName, (int)a.Threshold!, (int)a.Period!)));
    }

    [Fact]
    public async Task A_detection_that_no_route_can_express_is_refused_before_anything_is_made()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(() => Session.BuildAsync(
            new() { SecretName = Name, Detection = ["BulkRead"], Route = [MonitorRoute.EventBridge] }, Sink));

        Assert.Equal("DetectionNotExpressible", error.ErrorId);
        Assert.Contains("one event at a time", error.Message);
        Assert.DoesNotContain("secretsmanager:CreateSecret", Sink.Requests);
    }

    [Fact]
    public async Task A_long_allow_list_counts_unexpected_reads_only_and_is_read_back()
    {
        var alice = Server.AddPrincipal("alice", AllowAll);
        var mallory = Server.AddPrincipal("mallory", AllowAll);
        string[] allowed = [alice.Arn, .. Enumerable.Range(0, 60).Select(i => alice.Arn + $"-number-{i}-of-many")];
        MonitorSpec spec = new()
        {
            SecretName = Name,
            AllowedPrincipal = allowed,
            Detection = ["UnexpectedPrincipal"],
        };
        var monitor = await Session.BuildAsync(spec, Sink);
        Assert.InRange(monitor.FilterName.Count, 3, 20);
        Assert.InRange(monitor.RuleName.Count, 2, 10);
        Assert.Empty(Sink.Warnings);

        using var expected = await Server.OpenAsync(Sink, new(alice.AccessKeyId, alice.SecretAccessKey));
        using var unexpected = await Server.OpenAsync(Sink, new(mallory.AccessKeyId, mallory.SecretAccessKey));
        await ReadAsync(expected, 3);
        Assert.Equal("OK", (await AlarmAsync("UnexpectedPrincipal")).StateValue);
        Step(minutes: 10);
        await ReadAsync(expected, 3);
        await ReadAsync(unexpected, 1);

        var alarm = await AlarmAsync("UnexpectedPrincipal");

        Assert.Equal("ALARM", alarm.StateValue);
        var explained = await new AlarmReader(Session, Sink).ExplainAsync(alarm, Token);
        Assert.Equal(mallory.Arn, Assert.Single(explained.Access).Principal);
        var found = await new MonitorReader(Session, Sink).FindAsync(new(), Token);
        Assert.Equal(allowed.OrderBy(a => a), Assert.Single(found).AllowedPrincipal.OrderBy(a => a));
        var plan = await new MonitorProvisioner(Session, Sink).PlanAsync(new() { SecretId = [Name] }, Token);
        Assert.DoesNotContain(plan.Changes, c => c.Writes);
    }

    [Fact]
    public async Task Tampering_with_any_part_is_told_by_the_route_that_is_left_and_explained()
    {
        var monitor = await Session.BuildAsync(
            new() { SecretName = Name, Detection = ["Denied", "MonitorTampering"], MonitorName = "m" }, Sink);
        Step(minutes: 15);
        await Session.Logs.DeleteMetricFilterAsync(
            new() { LogGroupName = monitor.LogGroupName, FilterName = "SecretMonitor-m-Denied-2" }, Token);

        var alarm = await AlarmAsync("MonitorTampering");

        Assert.Equal("ALARM", alarm.StateValue);
        var explained = await new AlarmReader(Session, Sink).ExplainAsync(alarm, Token);
        Assert.Equal("DeleteMetricFilter", Assert.Single(explained.Access).EventName);
    }

    [Fact]
    public async Task A_secret_that_was_created_again_is_watched_by_its_new_arn_after_the_next_run()
    {
        await Session.SecretsManager.CreateSecretAsync(new() { Name = Name, SecretString = "x" }, Token);
        await Session.BuildAsync(new() { SecretId = [Name], Detection = ["Access"] }, Sink);
        await Session.SecretsManager.DeleteSecretAsync(
            new() { SecretId = Name, ForceDeleteWithoutRecovery = true }, Token);
        Step(minutes: 2);
        var created = await Session.SecretsManager.CreateSecretAsync(new() { Name = Name, SecretString = "x" }, Token);
        MonitorProvisioner provisioner = new(Session, Sink);
        var plan = await provisioner.PlanAsync(new() { SecretId = [Name] }, Token);
        Assert.Equal(
            ["metric filter pattern", "rule pattern"],
            plan.Changes.Where(c => c.Writes).Select(c => $"{c.Kind} {c.Reason.Split(':')[0]}"));

        var monitor = await provisioner.ApplyAsync(plan, _ => true, Token);

        Assert.Equal([created.ARN], monitor.SecretId);
        Step(minutes: 2);
        await new SecretAccessor(Session, Sink).InvokeAsync(new() { SecretId = [created.ARN] }, _ => { }, Token);
        Assert.Equal("ALARM", (await AlarmAsync("Access")).StateValue);
    }

    [Fact]
    public async Task A_batch_that_is_refused_as_a_whole_raises_Denied_and_tells_who()
    {
        await Session.BuildAsync(new() { SecretName = Name, Detection = ["Denied"] }, Sink);
        var eve = Server.AddPrincipal("eve", policyJson: null);
        using var theirs = await Server.OpenAsync(Sink, new(eve.AccessKeyId, eve.SecretAccessKey));
        await new SecretAccessor(theirs, Sink).InvokeAsync(
            new() { SecretId = [Name], As = SecretAccessKind.Batch }, _ => { }, Token);

        var alarm = await AlarmAsync("Denied");

        Assert.Equal("ALARM", alarm.StateValue);
        var access = Assert.Single((await new AlarmReader(Session, Sink).ExplainAsync(alarm, Token)).Access);
        Assert.Equal((eve.Arn, AccessOutcome.Denied, "BatchGetSecretValue"), (access.Principal, access.Outcome, access.EventName));
    }

    private async Task<AlarmState> AlarmAsync(string detection)
    {
        Step(minutes: 8);
        var alarms = await new AlarmReader(Session, Sink).GetAsync(new(), Token);
        return Assert.Single(alarms, a => a.Detection == detection);
    }

    private static Task ReadAsync(AwsSession session, int count) => new SecretAccessor(session, new RecordingSink())
        .InvokeAsync(new() { SecretId = [Name], Count = count }, _ => { }, Token);

    // In steps, as time passes: alarms are evaluated each minute.
    private void Step(int minutes) =>
        Enumerable.Range(0, minutes).ToList().ForEach(_ => Server.Step(TimeSpan.FromMinutes(1)));
}
