using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Takes our statement off the policies of the queues that received a monitor's alerts.</summary>
internal sealed class QueueRemoval(AwsSession session, string monitorName)
{
    /// <summary>The steps for the queues that are subscribed to the topic.</summary>
    public async Task<IReadOnlyList<Step>> PlanAsync(string topicArn, CancellationToken cancellation)
    {
        var subscriptions = await SubscriptionResource.ReadAsync(session, topicArn, cancellation)
            .ConfigureAwait(false) ?? [];
        return await PlanAsync(subscriptions.Select(s => s.Endpoint), after: [], cancellation).ConfigureAwait(false);
    }

    /// <summary>The steps for those recipients that are queues.</summary>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        IEnumerable<string> endpoints, IReadOnlyList<Step> after, CancellationToken cancellation)
    {
        var queues = endpoints.Select(e => Arn.TryParse(e, out var arn) ? arn : null).OfType<Arn>()
            .Where(arn => arn.Service == "sqs").Distinct();
        var steps = await Task.WhenAll(queues.Select(q => PlanAsync(q, after, cancellation))).ConfigureAwait(false);
        return steps.OfType<Step>().ToList();
    }

    private async Task<Step?> PlanAsync(Arn queue, IReadOnlyList<Step> after, CancellationToken cancellation)
    {
        QueuePolicy policy = new(session, monitorName, queue);
        if (!policy.IsHere)
        {
            return null;
        }

        try
        {
            var current = (await policy.ReadAsync(cancellation).ConfigureAwait(false)).Policy;
            return policy.RemoveFrom(current).Statement.Count == current.Statement.Count ? null : new Step(
                new()
                {
                    Action = ChangeAction.Update,
                    Kind = "queue",
                    Name = queue.ToString(),
                    Reason = "its policy loses our statement",
                },
                c => Step.UnlessGoneAsync(() => policy.ChangeAsync(policy.RemoveFrom, c)))
            {
                After = after,
            };
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }
}
