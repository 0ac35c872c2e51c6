using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;
using SecretMonitor.Tests.Peers;
using SecretMonitor.Tests.Sessions;
using Xunit;
using Monitor = SecretMonitor.Monitors.Monitor;

using SecretMonitor.Aws;
namespace SecretMonitor.Tests.Provisioning;

/// <summary>A monitor from New to Remove in an AWS that we did not write. Each test has a region of its own.</summary>
public sealed class MotoLifecycleTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private readonly RecordingSink _sink = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_monitor_is_built_kept_read_back_and_removed_without_a_trace()
    {
        using var session = await OpenAsync("eu-central-1");
        var built = await session.BuildAsync(Spec("prod/db"), _sink);
        Assert.Equal(6 + built.AlarmName.Count + built.RuleName.Count, (await Left.InAsync(session)).Count);
        _sink.Clear();

        var again = await new MonitorProvisioner(session, _sink).PlanAsync(Spec("prod/db"), Token);
        Assert.All(again.Changes, c => Assert.Equal((ChangeAction.Keep, c.Name), (c.Action, c.Name)));
        await new MonitorProvisioner(session, _sink).ApplyAsync(again, _ => true, Token);
        Assert.Empty(_sink.Writes);

        var found = Assert.Single(await new MonitorReader(session, _sink).FindAsync(new(), Token));
        Assert.Equal(Text(built), Text(found));

        await session.RemoveAsync(built.MonitorName, _sink, new() { DeleteSecret = true, NoRecovery = true });
        Assert.Empty(await Left.InAsync(session));
    }

    private static string Text(Monitor monitor) => System.Text.Json.JsonSerializer.Serialize(monitor);

    private static MonitorSpec Spec(string secret) => new()
    {
        SecretName = secret,
        Recipient = [Specs.To("ops@example.com")],
        Tag = new Dictionary<string, string> { ["team"] = "blue" },
    };

    private Task<AwsSession> OpenAsync(string region) => AwsSession.OpenAsync(
        new SessionOptions { Region = region, Keys = new("testing", "testing"), EndpointUrl = moto.Url }, _sink, Token);
}
