using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>Brings messages to the subscribers.</summary>
internal sealed class Delivery(World world)
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    private readonly Mails _mails = new(world);

    /// <summary>Posts to HTTP endpoints.</summary>
    public HttpNotifier Outbox { get; } = new(world);

    /// <summary>Sends a message to all who confirmed and whose filter policies take it.</summary>
    public void Send(Topic topic, Notification notification)
    {
        Count(topic, "NumberOfMessagesPublished");
        foreach (var subscription in topic.Subscriptions.Where(s => s.IsConfirmed).ToList())
        {
            var text = notification.TextFor(subscription.Protocol);
            if (Takes(subscription, notification, text))
            {
                Count(topic, Send(subscription, notification, text)
                    ? "NumberOfNotificationsDelivered" : "NumberOfNotificationsFailed");
            }
            else
            {
                Count(topic, "NumberOfNotificationsFilteredOut");
            }
        }
    }

    /// <summary>Asks whoever is behind an endpoint whether the subscription is wanted.</summary>
    public void AskToConfirm(Subscription subscription, string token)
    {
        switch (subscription.Protocol)
        {
            case "email" or "email-json":
                _mails.SendConfirmation(subscription, token);
                break;
            case "http" or "https":
                var id = world.Random.Uuid();
                var body = Envelope.OfConfirmation(subscription, token, id, world);
                Outbox.Post(subscription, "SubscriptionConfirmation", id, body, isRaw: false);
                break;
            default:
                break;
        }
    }

    private static bool Takes(Subscription subscription, Notification notification, string text) =>
        subscription.FilterPolicy switch
    {
        null => true,
        { Scope: FilterPolicyScope.MessageBody } policy => policy.MatchesBody(text),
        { } policy => policy.MatchesAttributes(notification.Attributes
            .Where(a => a.Value.Text is not null).ToDictionary(a => a.Key, a => (a.Value.DataType, a.Value.Text!))),
    };

    /// <summary>Tells in the log of a message for a phone, a function or the like: a sandbox has none.</summary>
    public void NoteUnreachable(string protocol, string messageId) =>
        world.Log.Note($"SNS took message {messageId} for protocol {protocol}, which ends here.");

    private bool Send(Subscription subscription, Notification notification, string text)
    {
        switch (subscription.Protocol)
        {
            case "email" or "email-json":
                _mails.SendNotification(subscription, notification, text);
                return true;
            case "sqs":
                return SendToQueue(subscription, notification, text);
            case "http" or "https":
                var body = subscription.IsRaw ? text : Envelope.Of(notification, subscription, text, world);
                Outbox.Post(subscription, "Notification", notification.Id, body, subscription.IsRaw);
                return true;
            default:
                NoteUnreachable(subscription.Protocol, notification.Id);
                return true;
        }
    }

    private bool SendToQueue(Subscription subscription, Notification notification, string text)
    {
        ServiceCaller caller = new("sns.amazonaws.com", subscription.Topic.Arn, world.AccountId);
        var queues = world.Get<IQueueSender>();
        var body = subscription.IsRaw ? text : Envelope.Of(notification, subscription, text, world);
        var attributes = subscription.IsRaw
            ? notification.Attributes.ToDictionary(a => a.Key, a => a.Value.Value)
            : NoAttributes;
        if (queues.Send(caller, subscription.Endpoint, body, attributes) is null)
        {
            return true;
        }

        if (subscription.DeadLetterQueue is { } queue)
        {
            queues.Send(caller, queue, body, attributes);
        }

        return false;
    }

    private void Count(Topic topic, string metric) => world.Get<IMetricStore>().Record(
        Arn.Parse(topic.Arn).Region,
        "AWS/SNS",
        metric,
        new Dictionary<string, string> { ["TopicName"] = topic.Name },
        1,
        "Count",
        world.Clock.Now);
}
