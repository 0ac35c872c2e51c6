using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Subscriptions;

/// <summary>Reads who is subscribed to monitors.</summary>
#pragma warning disable CS9113
public sealed class SubscriptionReader(AwsSession session, IOperationSink sink)
{
    /// <summary>The subscriptions of the monitors that are meant.</summary>
    public Task<IReadOnlyList<MonitorSubscription>> FindAsync(MonitorQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
