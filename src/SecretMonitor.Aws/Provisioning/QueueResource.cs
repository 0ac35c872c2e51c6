using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// A queue that receives alerts: it was there, and its policy gets the statement by which the topic sends.
/// </summary>
internal sealed class QueueResource(AwsSession session, string monitorName, Arn queue, string topicArn)
    : Resource(session)
{
    private readonly QueuePolicy _policy = new(session, monitorName, queue);

    /// <inheritdoc/>
    public override string Kind => "queue";

    /// <inheritdoc/>
    public override string Name => queue.ToString();

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (!_policy.IsHere)
        {
            return Adopt("its owner has to let the topic send to it, and to confirm the subscription");
        }

        var current = await ReadAsync(cancellation).ConfigureAwait(false);
        Differences differences = [];
        differences.Compare(current, [_policy.StatementFor(topicArn)]);
        return differences.Count == 0 ? Adopt("exists") : Compare(differences);
    }

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) =>
        _policy.ChangeAsync(policy => _policy.AddTo(policy, topicArn), cancellation);

    private async Task<PolicyDocument> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return (await _policy.ReadAsync(cancellation).ConfigureAwait(false)).Policy;
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            throw ErrorCatalog.QueueNotFound(Name, e);
        }
    }
}
