using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Subscriptions;

/// <summary>Reads who is subscribed to monitors, and whether they receive anything.</summary>
public sealed class SubscriptionReader(AwsSession session, IOperationSink sink)
{
    /// <summary>The subscriptions of the monitors that are meant, by monitor.</summary>
    /// <exception cref="SecretMonitorException">MonitorNotFound: the one name that was given is none.</exception>
    public Task<IReadOnlyList<MonitorSubscription>> FindAsync(MonitorQuery query, CancellationToken cancellation) =>
        session.GuardAsync<IReadOnlyList<MonitorSubscription>>(
            query.MonitorName.Concat(query.SecretId).FirstOrDefault(),
            async () =>
            {
                var trails = await new FoundationFinder(session).ReadTrailsAsync(cancellation).ConfigureAwait(false);
                var meant = await new MonitorReader(session, sink)
                    .FindDeploymentsAsync(query, trails, cancellation).ConfigureAwait(false);
                if (meant.Count == 0 && query.MonitorName is [var name] && new NamePattern([name]).OnlyName is not null)
                {
                    throw ErrorCatalog.MonitorNotFound(name, session.AccountId, session.Region);
                }

                var found = await Task.WhenAll(meant.Select(d => ReadAsync(d, cancellation))).ConfigureAwait(false);
                return found.SelectMany(s => s).ToList();
            },
            cancellation);

    private async Task<IEnumerable<MonitorSubscription>> ReadAsync(Deployment deployed, CancellationToken cancellation)
    {
        var topic = await new TopicFinder(session).FindAsync(deployed, cancellation).ConfigureAwait(false);
        var found = topic is null
            ? []
            : await SubscriptionResource.ReadAsync(session, topic, cancellation).ConfigureAwait(false) ?? [];
        return found.Select(s => Describe(s, deployed.MonitorName));
    }

    private MonitorSubscription Describe(Subscription subscription, string monitorName) => new()
    {
        MonitorName = monitorName,
        Endpoint = subscription.Endpoint,
        Protocol = subscription.Protocol,
        Status = subscription.SubscriptionArn switch
        {
            SubscriptionResource.Pending => SubscriptionStatus.Pending,
            SubscriptionResource.Deleted => SubscriptionStatus.Deleted,
            _ => SubscriptionStatus.Confirmed,
        },
        SubscriptionArn = Arn.TryParse(subscription.SubscriptionArn, out _) ? subscription.SubscriptionArn : null,
        TopicArn = subscription.TopicArn,
        Region = session.Region,
        SandboxUrl = session.SandboxUrl,
    };
}
