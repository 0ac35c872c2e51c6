using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// A recipient's subscription to the topic. SNS asks the recipient to confirm it; until then nothing arrives.
/// </summary>
internal sealed class SubscriptionResource(
    AwsSession session, string topicArn, Recipient recipient, IReadOnlyList<Subscription> found) : Resource(session)
{
    /// <summary>What SNS says instead of an ARN while the recipient has not confirmed.</summary>
    public const string Pending = "PendingConfirmation";

    /// <summary>What SNS says instead of an ARN for a while after somebody unsubscribed.</summary>
    public const string Deleted = "Deleted";

    /// <inheritdoc/>
    public override string Kind => "subscription";

    /// <inheritdoc/>
    public override string Name => recipient.Endpoint;

    private string Condition => recipient.Protocol switch
    {
        "email" or "http" or "https" => "; nothing arrives until the recipient confirms",
        "lambda" => "; the function's policy has to let sns.amazonaws.com invoke it",
        _ => "",
    };

    /// <summary>All subscriptions of a topic; null where there is no topic.</summary>
    public static async Task<IReadOnlyList<Subscription>?> ReadAsync(
        AwsSession session, string topicArn, CancellationToken cancellation)
    {
        List<Subscription> all = [];
        string? next = null;
        do
        {
            ListSubscriptionsByTopicRequest request = new() { TopicArn = topicArn, NextToken = next };
            var page = await FindAsync(
                () => session.Sns.ListSubscriptionsByTopicAsync(request, cancellation)).ConfigureAwait(false);
            if (page is null)
            {
                return null;
            }

            all.AddRange(page.Subscriptions.Or());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return all;
    }

    /// <inheritdoc/>
    public override Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        var same = found.FirstOrDefault(s => s.Protocol == recipient.Protocol && s.Endpoint == recipient.Endpoint
            && s.SubscriptionArn != Deleted);
        return Task.FromResult(same is null
            ? Create(recipient.Protocol + Condition)
            : Compare([]) with
            {
                Reason = same.SubscriptionArn == Pending ? "waits for its confirmation" : "is confirmed",
            });
    }

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) => Session.Sns.SubscribeAsync(
        new()
        {
            TopicArn = topicArn,
            Protocol = recipient.Protocol,
            Endpoint = recipient.Endpoint,
            ReturnSubscriptionArn = true,
        },
        cancellation);
}
