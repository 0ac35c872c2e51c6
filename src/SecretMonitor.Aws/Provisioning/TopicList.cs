using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// All topics of an account and region, and who is subscribed to them, a hundred a call; whoever may not list them asks
/// for each by itself.
/// </summary>
internal sealed class TopicList
{
    private readonly AwsSession _session;
    private readonly HashSet<string>? _topics;
    private readonly ILookup<string, Subscription>? _subscriptions;

    private TopicList(AwsSession session, IEnumerable<string>? topics, IEnumerable<Subscription>? subscriptions)
    {
        _session = session;
        _topics = topics is null ? null : new(topics, StringComparer.Ordinal);
        _subscriptions = subscriptions?.ToLookup(s => s.TopicArn, StringComparer.Ordinal);
    }

    /// <summary>Reads all.</summary>
    public static async Task<TopicList> ReadAsync(AwsSession session, CancellationToken cancellation)
    {
        try
        {
            var topics = TopicsAsync(session, cancellation);
            var subscriptions = SubscriptionsAsync(session, cancellation);
            await Task.WhenAll(topics, subscriptions).ConfigureAwait(false);
            return new(session, topics.Result, subscriptions.Result);
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return new(session, topics: null, subscriptions: null);
        }
    }

    /// <summary>The subscriptions of a topic; null where there is no topic.</summary>
    public async Task<IReadOnlyList<Subscription>?> FindAsync(string topicArn, CancellationToken cancellation) =>
        _topics is null ? await SubscriptionResource.ReadAsync(_session, topicArn, cancellation).ConfigureAwait(false)
        : _topics.Contains(topicArn) ? _subscriptions![topicArn].ToList()
        : null;

    private static async Task<List<string>> TopicsAsync(AwsSession session, CancellationToken cancellation)
    {
        List<string> all = [];
        string? next = null;
        do
        {
            var page = await session.Sns.ListTopicsAsync(new ListTopicsRequest { NextToken = next }, cancellation)
                .ConfigureAwait(false);
            all.AddRange(page.Topics.Or().Select(t => t.TopicArn));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return all;
    }

    private static async Task<List<Subscription>> SubscriptionsAsync(AwsSession session, CancellationToken cancellation)
    {
        List<Subscription> all = [];
        string? next = null;
        do
        {
            var page = await session.Sns.ListSubscriptionsAsync(
                new ListSubscriptionsRequest { NextToken = next }, cancellation).ConfigureAwait(false);
            all.AddRange(page.Subscriptions.Or());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return all;
    }
}
