using Amazon.SQS.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The policy of a queue that receives alerts. Without a statement for SNS nothing arrives in it, and nothing tells;
/// ours is merged by Sid, and everything else stays as it is.
/// </summary>
internal sealed class QueuePolicy(AwsSession session, string monitorName, Arn queue)
{
    private string Sid => MonitorNames.Prefix + monitorName;

    /// <summary>Whether the queue is one that we can see: of this account and region.</summary>
    public bool IsHere => queue.AccountId == session.AccountId && queue.Region == session.Region;

    /// <summary>The policy as it is, empty where there is none, and the queue's URL.</summary>
    public async Task<(string Url, PolicyDocument Policy)> ReadAsync(CancellationToken cancellation)
    {
        var url = (await session.Sqs.GetQueueUrlAsync(
            new GetQueueUrlRequest { QueueName = queue.Resource }, cancellation).ConfigureAwait(false)).QueueUrl;
        var found = await session.Sqs.GetQueueAttributesAsync(
            new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = ["Policy"] }, cancellation)
            .ConfigureAwait(false);
        return (url, string.IsNullOrEmpty(found.Policy) ? PolicyDocument.Of() : PolicyDocument.Parse(found.Policy));
    }

    /// <summary>The policy with our statement.</summary>
    public PolicyDocument AddTo(PolicyDocument policy, string topicArn) =>
        policy.WithStatement(StatementFor(topicArn));

    /// <summary>What lets the topic send to the queue.</summary>
    public PolicyStatement StatementFor(string topicArn) => new()
    {
        Sid = Sid,
        Principal = [PolicyPrincipal.Service("sns.amazonaws.com")],
        Action = ["sqs:SendMessage"],
        Resource = [queue.ToString()],
        Condition = [new("ArnEquals", "aws:SourceArn", topicArn)],
    };

    /// <summary>The policy without our statement.</summary>
    public PolicyDocument RemoveFrom(PolicyDocument policy) => policy.WithoutStatement(Sid);

    /// <summary>
    /// Changes the policy as it is now: other monitors may have changed it since it was planned. An empty one is none.
    /// </summary>
    public Task ChangeAsync(Func<PolicyDocument, PolicyDocument> change, CancellationToken cancellation) =>
        PolicyTurn.TakeAsync(
            queue.ToString(),
            async () =>
            {
                var (url, current) = await ReadAsync(cancellation).ConfigureAwait(false);
                var policy = change(current);
                await session.Sqs.SetQueueAttributesAsync(
                    new SetQueueAttributesRequest
                    {
                        QueueUrl = url,
                        Attributes = new() { ["Policy"] = policy.Statement.Count == 0 ? "" : policy.ToString() },
                    },
                    cancellation).ConfigureAwait(false);
            },
            cancellation);
}
