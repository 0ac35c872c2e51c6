using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Alarms;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Aws.Subscriptions;
using SecretMonitor.Monitors;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using SecretMonitor.Trails;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>The whole job in the sandbox: build, confirm, read, alarm, explain, remove.</summary>
public sealed class ChainTests : IDisposable
{
    private readonly SandboxFixture _sandbox = new();
    private readonly RecordingSink _sink = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Two_reads_raise_the_alarm_are_mailed_along_both_routes_and_explain_it()
    {
        using var session = await _sandbox.Server.OpenAsync(_sink);
        var monitor = await session.BuildAsync(
            new() { SecretName = "top-secret-info", Recipient = [Specs.To("ops@example.com")] }, _sink);
        await ConfirmAsync(session);
        List<SecretAccess> reads = [];
        await new SecretAccessor(session, _sink).InvokeAsync(
            new() { SecretId = monitor.SecretId, Count = 2, ProbeId = "probe1" }, reads.Add, Token);
        Assert.Equal([true, true], reads.Select(r => r.Succeeded));

        for (var i = 0; i < 12; i++)
        {
            _sandbox.Server.Step(TimeSpan.FromMinutes(1));
        }

        AlarmReader reader = new(session, _sink);
        var alarms = await reader.GetAsync(new() { MonitorName = [monitor.MonitorName] }, Token);
        var access = Assert.Single(alarms, a => a.Detection == "Access");
        var explained = await reader.ExplainAsync(access, Token);
        Assert.Equal(reads.Select(r => r.RequestId), explained.Access.Select(a => a.RequestId));
        Assert.All(explained.Access, a => Assert.Equal(
            ("probe1", AccessOutcome.Success, "LogGroup"), (a.ProbeId, a.Outcome, a.Source)));
        Assert.Contains(
            _sandbox.Server.Mail, m => m.Subject.StartsWith("ALARM: \"SecretMonitor-top-secret-info-Access\""));
        Assert.Equal(2, _sandbox.Server.Mail.Count(m => m.Subject == "AWS Notification Message"));
    }

    private async Task ConfirmAsync(AwsSession session)
    {
        _sandbox.Server.Step(TimeSpan.FromSeconds(1));
        var mail = Assert.Single(_sandbox.Server.Mail);
        SubscriptionConfirmer confirmer = new(session, _sink);
        var confirmed = await confirmer.ConfirmAsync(mail.TopicArn, mail.Token!, Token);
        Assert.Equal(SubscriptionStatus.Confirmed, confirmed.Status);
    }
}
