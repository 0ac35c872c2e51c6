using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Subscriptions;

/// <summary>Confirms subscriptions.</summary>
#pragma warning disable CS9113
public sealed class SubscriptionConfirmer(AwsSession session, IOperationSink sink)
{
    /// <summary>Confirms with the token that the recipient was sent.</summary>
    public Task<MonitorSubscription> ConfirmAsync(string topicArn, string token, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Confirms with the link that the recipient was sent.</summary>
    public Task<MonitorSubscription> ConfirmAsync(Uri link, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
