using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Unsubscribes recipients that shall get no more alerts, and takes our statement off their queues. Who else is
/// subscribed to a topic that was there before stays.
/// </summary>
internal sealed class SubscriptionRemoval(
    AwsSession session, IOperationSink sink, MonitorSpec spec, MonitorDesign design)
{
    /// <summary>One step per subscription that goes, and per one that cannot.</summary>
    /// <param name="isOwnTopic">Whether the topic is the monitor's own.</param>
    /// <param name="after">What has to be done before.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        bool isOwnTopic, IReadOnlyList<Step> after, CancellationToken cancellation)
    {
        var going = design.Subscriptions
            .Where(s => s.SubscriptionArn != SubscriptionResource.Deleted)
            .Where(s => IsRemoved(s) || (spec.ReplacesRecipients && !IsKept(s)))
            .Select(s => StepFor(s, isMeant: isOwnTopic || IsRemoved(s), after)).ToList();
        var queues = await new QueueRemoval(session, design.MonitorName).PlanAsync(
            going.Where(g => g.Change.Writes).Select(g => g.Change.Name), going, cancellation).ConfigureAwait(false);
        return [.. going, .. queues];
    }

    private Step StepFor(Subscription subscription, bool isMeant, IReadOnlyList<Step> after)
    {
        var arn = subscription.SubscriptionArn;
        return !isMeant ? Stays(subscription, "the topic was there before; -RemoveNotify takes it off")
            : arn == SubscriptionResource.Pending ? Waits(subscription)
            : Step.Delete(
                SubscriptionResource.KindName, subscription.Endpoint, "no longer to be alerted",
                c => session.Sns.UnsubscribeAsync(new() { SubscriptionArn = arn }, c), after);
    }

    // Who asked for it would take it for done.
    private Step Waits(Subscription subscription)
    {
        const string Reason = "not confirmed: SNS cannot take it off, and forgets it within three days unless it is";
        sink.Warning($"The recipient {subscription.Endpoint} stays for now, {Reason}.");
        return Stays(subscription, Reason);
    }

    private static Step Stays(Subscription subscription, string reason) =>
        Step.Keep(SubscriptionResource.KindName, subscription.Endpoint, reason);

    private bool IsRemoved(Subscription subscription) => spec.RemovedRecipient.Any(r => Is(subscription, r));

    private bool IsKept(Subscription subscription) => spec.Recipient?.Any(r => Is(subscription, r)) == true;

    private static bool Is(Subscription subscription, Recipient recipient) =>
        subscription.Protocol == recipient.Protocol && string.Equals(
            subscription.Endpoint, recipient.Endpoint,
            recipient.Protocol == "email" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
