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
    /// <summary>The kind, for plans.</summary>
    public const string KindName = "subscription";

    /// <summary>What SNS says instead of an ARN while the recipient has not confirmed.</summary>
    public const string Pending = "PendingConfirmation";

    /// <summary>What SNS says instead of an ARN for a while after somebody unsubscribed.</summary>
    public const string Deleted = "Deleted";

    private const string FilterPolicy = "FilterPolicy";
    private const string NoFilter = "{}";

    private string? _arn;

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string Name => recipient.Endpoint;

    /// <summary>Whether the topic is the monitor's own: then every alert is meant for every recipient.</summary>
    public required bool IsOwnTopic { get; init; }

    /// <summary>Whether a recipient that has not confirmed yet is asked again.</summary>
    public bool AsksAgain { get; init; }

    private string Condition => recipient.Protocol switch
    {
        "email" or "http" or "https" => "; nothing arrives until the recipient confirms",
        "lambda" => "; the function's owner has to let sns.amazonaws.com invoke it",
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
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        _arn = found.FirstOrDefault(s => s.Protocol == recipient.Protocol && s.Endpoint == recipient.Endpoint
            && s.SubscriptionArn != Deleted)?.SubscriptionArn;
        if (_arn is null)
        {
            return Create(recipient.Protocol + Condition);
        }

        if (_arn == Pending)
        {
            Differences again = [];
            again.When(AsksAgain, "confirmation", "pending", "asked for again");
            return again.Count > 0 ? Compare(again) : Compare([]) with { Reason = "waits for its confirmation" };
        }

        // It would keep alerts from the recipient, unnoticed.
        var filter = await FilterOfAsync(_arn, cancellation).ConfigureAwait(false);
        Differences differences = [];
        differences.When(IsOwnTopic && filter is not null, FilterPolicy, filter, NoFilter);
        return differences.Count > 0 ? Compare(differences) : Compare([]) with
        {
            Reason = filter is null ? "is confirmed" : $"is confirmed; gets only what its filter policy lets through: {filter}",
        };
    }

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) => isNew || _arn == Pending
        ? Session.Sns.SubscribeAsync(
            new()
            {
                TopicArn = topicArn,
                Protocol = recipient.Protocol,
                Endpoint = recipient.Endpoint,
                ReturnSubscriptionArn = true,
            },
            cancellation)
        : Session.Sns.SetSubscriptionAttributesAsync(
            new() { SubscriptionArn = _arn, AttributeName = FilterPolicy, AttributeValue = NoFilter }, cancellation);

    private async Task<string?> FilterOfAsync(string arn, CancellationToken cancellation)
    {
        var answer = await FindAsync(
            () => Session.Sns.GetSubscriptionAttributesAsync(new() { SubscriptionArn = arn }, cancellation))
            .ConfigureAwait(false);
        return answer?.Attributes?.TryGetValue(FilterPolicy, out var filter) == true && filter.Trim() is not ("" or NoFilter)
            ? filter
            : null;
    }
}
