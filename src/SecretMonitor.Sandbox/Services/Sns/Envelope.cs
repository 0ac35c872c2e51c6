using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>
/// The JSON in which SNS wraps messages for queues, endpoints and JSON mails: indented by two blanks, a colon between
/// blanks, as AWS writes it.
/// </summary>
internal static class Envelope
{
    public static string Of(Notification notification, Subscription subscription, string text, World world)
    {
        JsonObject members = new()
        {
            ["Type"] = "Notification",
            ["MessageId"] = notification.Id,
            ["TopicArn"] = subscription.Topic.Arn,
        };
        if (notification.Subject is { } subject)
        {
            members["Subject"] = subject;
        }

        members["Message"] = text;
        members["Timestamp"] = Time(notification.Time);
        world.Get<SnsService>().Signer.Sign(members, subscription.Topic);
        members["UnsubscribeURL"] = Links.Unsubscribe(world, subscription);
        if (notification.Attributes.Count > 0)
        {
            JsonObject attributes = [];
            foreach (var (name, attribute) in notification.Attributes.Select(a => (a.Key, a.Value)))
            {
                attributes[name] = new JsonObject { ["Type"] = attribute.DataType, ["Value"] = attribute.Value };
            }

            members["MessageAttributes"] = attributes;
        }

        return Write(members);
    }

    public static string OfConfirmation(Subscription subscription, string token, string messageId, World world)
    {
        var topic = subscription.Topic;
        JsonObject members = new()
        {
            ["Type"] = "SubscriptionConfirmation",
            ["MessageId"] = messageId,
            ["Token"] = token,
            ["TopicArn"] = topic.Arn,
            ["Message"] = $"You have chosen to subscribe to the topic {topic.Arn}.\n"
                + "To confirm the subscription, visit the SubscribeURL included in this message.",
            ["SubscribeURL"] = Links.Confirm(world, topic, token),
            ["Timestamp"] = Time(world.Clock.Now),
        };
        world.Get<SnsService>().Signer.Sign(members, topic);
        return Write(members);
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Write(JsonObject members) =>
        Block(members, "", value =>
            value is JsonObject attributes ? Block(attributes, "  ", JsonText.Compact) : JsonText.Compact(value));

    private static string Block(JsonObject members, string indent, Func<JsonNode, string> write)
    {
        var lines = members.Select(m => $"{indent}  {JsonText.Compact(m.Key)} : {write(m.Value!)}");
        return $"{{\n{string.Join(",\n", lines)}\n{indent}}}";
    }
}
