using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Alarms;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Provisioning;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Alarms;

public sealed class AlarmReaderTests : IAsyncLifetime
{
    private readonly SandboxFixture _sandbox = new();
    private readonly RecordingSink _sink = new();
    private AwsSession _session = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AlarmReader Reader => new(_session, _sink);

    public async ValueTask InitializeAsync()
    {
        _session = await _sandbox.Server.OpenAsync(_sink);
        await _session.BuildAsync(new() { SecretName = "prod-db" }, _sink);
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _sandbox.Dispose();
        return default;
    }

    [Fact]
    public async Task Alarms_are_found_by_monitor_by_wildcard_and_by_name()
    {
        await _session.BuildAsync(new() { SecretName = "prod-db-2", Detection = ["Access"] }, _sink);
        Assert.Equal(
            ["SecretMonitor-prod-db-Access", "SecretMonitor-prod-db-Denied", "SecretMonitor-prod-db-PendingDeletion"],
            await NamesAsync(new() { MonitorName = ["prod-db"] }));
        Assert.Equal(4, (await NamesAsync(new() { MonitorName = ["PROD*"] })).Count);
        Assert.Equal(
            ["SecretMonitor-prod-db-2-Access"],
            await NamesAsync(new() { AlarmName = ["SecretMonitor-prod-db-2-Access", "SecretMonitor-nowhere-Access"] }));
    }

    [Fact]
    public async Task A_hundred_alarms_are_one_call()
    {
        var names = Enumerable.Range(0, 150).Select(i => $"SecretMonitor-m{i}-Access").ToList();
        _sink.Clear();
        await Reader.GetAsync(new() { AlarmName = names }, Token);
        Assert.Equal(["cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarms"], _sink.Requests);
    }

    [Fact]
    public async Task Waiting_ends_with_the_alarms_that_are_in_the_state()
    {
        await ReadAsync(new() { SecretId = ["prod-db"] });
        Step(minutes: 8);
        var alarm = Assert.Single(
            await Reader.WaitForAsync(new() { MonitorName = ["prod-db"] }, "ALARM", TimeSpan.FromSeconds(5), Token));
        Assert.Equal(("Access", "ALARM", "prod-db"), (alarm.Detection, alarm.StateValue, alarm.MonitorName));
    }

    [Fact]
    public async Task Waiting_in_vain_is_a_timeout_and_for_nothing_is_not_found()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => Reader.WaitForAsync(new() { MonitorName = ["prod-db"] }, "ALARM", TimeSpan.Zero, Token));
        Assert.Equal(("AlarmWaitTimedOut", ErrorKind.OperationTimeout), (error.ErrorId, error.Kind));
        error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => Reader.WaitForAsync(new() { MonitorName = ["nowhere"] }, "ALARM", TimeSpan.FromMinutes(1), Token));
        Assert.Equal("AlarmNotFound", error.ErrorId);
    }

    [Fact]
    public async Task An_alarm_that_was_never_raised_has_no_causes()
    {
        Step(minutes: 3);
        var alarm = (await Reader.GetAsync(new() { MonitorName = ["prod-db"] }, Token))[0];
        Assert.Empty((await Reader.ExplainAsync(alarm, Token)).Access);
    }

    [Fact]
    public async Task A_batch_read_is_explained_with_the_address_and_agent_of_the_batch()
    {
        await ReadAsync(new() { SecretId = ["prod-db"], As = SecretAccessKind.Batch, ProbeId = "batch1" });
        Step(minutes: 8);
        var access = Assert.Single((await ExplainAsync("Access")).Access);
        Assert.Equal("127.0.0.1", access.SourceIPAddress);
        Assert.Equal("batch1", access.ProbeId);
    }

    [Fact]
    public async Task An_alarm_that_has_calmed_down_is_explained_by_its_history()
    {
        await ReadAsync(new() { SecretId = ["prod-db"] });
        Step(minutes: 30);
        var alarm = await ExplainAsync("Access");
        Assert.Equal("OK", alarm.StateValue);
        Assert.StartsWith("arn:aws:secretsmanager:", Assert.Single(alarm.Access).SecretId);
    }

    [Fact]
    public async Task A_refused_read_is_explained_by_who_tried()
    {
        var intruder = _sandbox.Server.AddPrincipal("intruder", policyJson: null);
        using var theirs = await _sandbox.Server.OpenAsync(_sink, new(intruder.AccessKeyId, intruder.SecretAccessKey));
        await ReadAsync(new() { SecretId = ["prod-db"] }, theirs);
        Step(minutes: 8);
        var access = Assert.Single((await ExplainAsync("Denied")).Access);
        Assert.Equal((intruder.Arn, AccessOutcome.Denied), (access.Principal, access.Outcome));
        Assert.Empty((await ExplainAsync("Access")).Access);
    }

    [Fact]
    public async Task Without_a_metric_filter_the_event_history_explains()
    {
        await ReadAsync(new() { SecretId = ["prod-db"] });
        Step(minutes: 8);
        await _session.Logs.DeleteMetricFilterAsync(
            new() { LogGroupName = "SecretMonitor/CloudTrail", FilterName = "SecretMonitor-prod-db-Access" }, Token);
        var access = Assert.Single((await ExplainAsync("Access")).Access);
        Assert.Equal("EventHistory", access.Source);
    }

    private async Task<AlarmState> ExplainAsync(string detection)
    {
        var alarms = await Reader.GetAsync(new() { MonitorName = ["prod-db"] }, Token);
        return await Reader.ExplainAsync(alarms.Single(a => a.Detection == detection), Token);
    }

    private async Task<IReadOnlyList<string>> NamesAsync(AlarmQuery query) =>
        (await Reader.GetAsync(query, Token)).Select(a => a.AlarmName).ToList();

    private Task ReadAsync(SecretAccessRequest request, AwsSession? session = null) =>
        new SecretAccessor(session ?? _session, _sink).InvokeAsync(request, _ => { }, Token);

    // In steps, as time passes: alarms are evaluated each minute.
    private void Step(int minutes) =>
        Enumerable.Range(0, minutes).ToList().ForEach(_ => _sandbox.Server.Step(TimeSpan.FromMinutes(1)));
}
