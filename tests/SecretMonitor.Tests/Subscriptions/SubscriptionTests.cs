using System.Text.RegularExpressions;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Aws.Subscriptions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sandboxes;
using SecretMonitor.Tests.Provisioning;
using SecretMonitor.Tests.Sandbox;
using SecretMonitor.Tests.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Subscriptions;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private readonly SandboxFixture _sandbox = new();
    private readonly RecordingSink _sink = new();
    private AwsSession _session = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SubscriptionConfirmer Confirmer => new(_session, _sink);

    private SandboxMail Confirmation => Assert.Single(_sandbox.Server.Mail, m => m.Token is not null);

    public async ValueTask InitializeAsync()
    {
        _session = await _sandbox.Server.OpenAsync(_sink);
        await _session.BuildAsync(new() { SecretName = "prod-db", Recipient = [Specs.To("ops@example.com")] }, _sink);
        _sandbox.Server.Step(TimeSpan.FromSeconds(1));
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        _sandbox.Dispose();
        return default;
    }

    [Fact]
    public async Task A_new_recipient_is_pending_and_has_no_ARN()
    {
        var subscription = Assert.Single(await FindAsync());
        Assert.Equal(
            ("prod-db", "ops@example.com", "email", SubscriptionStatus.Pending, null),
            (subscription.MonitorName, subscription.Endpoint, subscription.Protocol, subscription.Status,
                subscription.SubscriptionArn));
    }

    [Fact]
    public async Task The_token_of_the_mail_confirms()
    {
        var confirmed = await Confirmer.ConfirmAsync(Confirmation.TopicArn, Confirmation.Token!, Token);
        Assert.Equal(confirmed, Assert.Single(await FindAsync()));
        Assert.Equal(SubscriptionStatus.Confirmed, confirmed.Status);
    }

    [Fact]
    public async Task The_link_of_the_mail_confirms()
    {
        await Confirmer.ConfirmAsync(new Uri(Regex.Match(Confirmation.Body, @"https?://\S+").Value), Token);
        Assert.Equal(SubscriptionStatus.Confirmed, Assert.Single(await FindAsync()).Status);
    }

    [Fact]
    public async Task A_wrong_token_is_told_so()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => Confirmer.ConfirmAsync(Confirmation.TopicArn, "wrong", Token));
        Assert.Equal("InvalidConfirmation", error.ErrorId);
    }

    [Fact]
    public async Task A_link_of_anything_else_is_told_so()
    {
        var error = await Assert.ThrowsAsync<SecretMonitorException>(
            () => Confirmer.ConfirmAsync(new Uri("https://example.com/?Token=1"), Token));
        Assert.Equal("InvalidParameterValue", error.ErrorId);
    }

    private Task<IReadOnlyList<MonitorSubscription>> FindAsync() =>
        new SubscriptionReader(_session, _sink).FindAsync(new() { MonitorName = ["prod-db"] }, Token);
}
