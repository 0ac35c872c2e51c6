using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The attributes of topics: which may be set, to what, and which are computed.</summary>
internal static class TopicAttributes
{
    private static readonly string DeliveryPolicy = JsonText.Compact(JsonNode.Parse("""
        {
          "http": {
            "defaultHealthyRetryPolicy": {
              "minDelayTarget": 20, "maxDelayTarget": 20, "numRetries": 3, "numMaxDelayRetries": 0,
              "numNoDelayRetries": 0, "numMinDelayRetries": 0, "backoffFunction": "linear"
            },
            "disableSubscriptionOverrides": false,
            "defaultRequestPolicy": { "headerContentType": "text/plain; charset=UTF-8" }
          }
        }
        """)!);

    private static readonly string[] Feedback = ["Application", "Firehose", "HTTP", "Lambda", "SQS"];
    private static readonly string[] FeedbackSuffixes =
        ["SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn"];

    private static readonly HashSet<string> Settable = new(
        Feedback.SelectMany(f => FeedbackSuffixes.Select(suffix => f + suffix))
            .Concat(["Policy", "DisplayName", "DeliveryPolicy", "KmsMasterKeyId", "TracingConfig", "SignatureVersion"]),
        StringComparer.Ordinal);

    /// <summary>The value as SNS keeps it.</summary>
    /// <exception cref="ServiceFault">There is no such attribute, or not with this value.</exception>
    public static string Checked(string name, string value, string topicArn) => name switch
    {
        _ when !Settable.Contains(name) => throw Faults.Invalid("AttributeName"),
        "Policy" => TopicPolicy.Checked(value, topicArn),
        "DeliveryPolicy" when value.Length > 0 && JsonText.TryParse(value) is null =>
            throw Faults.Invalid("DeliveryPolicy: malformed JSON"),
        "DisplayName" when value.Length > 100 => throw Faults.Invalid("DisplayName"),
        "SignatureVersion" when value is not ("1" or "2") => throw Faults.Invalid("SignatureVersion"),
        "TracingConfig" when value is not ("PassThrough" or "Active") => throw Faults.Invalid("TracingConfig"),
        _ => value,
    };

    /// <summary>All attributes as GetTopicAttributes shows them.</summary>
    public static Dictionary<string, object> All(Topic topic)
    {
        var all = topic.Attributes.Where(a => a.Value.Length > 0 || a.Key == "DisplayName")
            .ToDictionary(a => a.Key, a => (object)a.Value);
        all["TopicArn"] = topic.Arn;
        all["Owner"] = topic.AccountId;
        all["SubscriptionsConfirmed"] = $"{topic.Subscriptions.Count(s => s.IsConfirmed)}";
        all["SubscriptionsPending"] = $"{topic.Subscriptions.Count(s => !s.IsConfirmed)}";
        all["SubscriptionsDeleted"] = $"{topic.SubscriptionsDeleted}";
        all["EffectiveDeliveryPolicy"] = topic.Attributes.TryGetValue("DeliveryPolicy", out var own) && own.Length > 0
            ? own : DeliveryPolicy;
        return all;
    }
}
