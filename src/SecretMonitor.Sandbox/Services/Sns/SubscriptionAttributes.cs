using System.Text.Json.Nodes;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The attributes of subscriptions: which may be set, to what, and which are computed.</summary>
internal static class SubscriptionAttributes
{
    /// <summary>Sets an attribute.</summary>
    /// <exception cref="ServiceFault">There is no such attribute, or not with this value.</exception>
    public static void Set(Subscription subscription, string name, string value)
    {
        switch (name)
        {
            case "RawMessageDelivery":
                CheckRaw(subscription, value);
                value = value.ToLowerInvariant();
                break;
            case "FilterPolicy":
                subscription.FilterPolicy = value.Length == 0 ? null : Parse(value, ScopeOf(subscription));
                break;
            case "FilterPolicyScope":
                if (!Enum.TryParse<FilterPolicyScope>(value, out var scope))
                {
                    throw Faults.Invalid(
                        $"FilterPolicyScope: Invalid value [{value}]. "
                        + "Please use either MessageBody or MessageAttributes");
                }

                subscription.FilterPolicy =
                    subscription.FilterPolicy is { } policy ? Parse(policy.ToString(), scope) : null;
                break;
            case "RedrivePolicy":
                subscription.DeadLetterQueue = value.Length == 0 ? null : DeadLetterQueue(value);
                break;
            case "DeliveryPolicy" when value.Length > 0 && JsonText.TryParse(value) is not JsonObject:
                throw Faults.Invalid("DeliveryPolicy: malformed JSON");
            case "DeliveryPolicy" or "SubscriptionRoleArn":
                break;
            default:
                throw Faults.Invalid("AttributeName");
        }

        subscription.Attributes[name] = value;
    }

    /// <summary>Sets the attributes of a Subscribe request: the scope before the policy that is read by it.</summary>
    public static void Set(Subscription subscription, IReadOnlyDictionary<string, string> attributes)
    {
        foreach (var attribute in attributes.OrderByDescending(a => a.Key == "FilterPolicyScope"))
        {
            Set(subscription, attribute.Key, attribute.Value);
        }
    }

    /// <summary>All attributes as GetSubscriptionAttributes shows them.</summary>
    public static Dictionary<string, object> All(Subscription subscription)
    {
        var all = subscription.Attributes.Where(a => a.Value.Length > 0).ToDictionary(a => a.Key, a => (object)a.Value);
        all["SubscriptionArn"] = subscription.Arn;
        all["TopicArn"] = subscription.Topic.Arn;
        all["Owner"] = subscription.Topic.AccountId;
        all["Protocol"] = subscription.Protocol;
        all["Endpoint"] = subscription.Endpoint;
        all["PendingConfirmation"] = subscription.IsConfirmed ? "false" : "true";
        all["ConfirmationWasAuthenticated"] = subscription.ConfirmationWasAuthenticated ? "true" : "false";
        all["RawMessageDelivery"] = subscription.IsRaw ? "true" : "false";
        all["SubscriptionPrincipal"] = subscription.Principal;
        if (subscription.FilterPolicy is not null)
        {
            all["FilterPolicyScope"] = ScopeOf(subscription).ToString();
        }

        return all;
    }

    private static FilterPolicyScope ScopeOf(Subscription subscription) =>
        subscription.Attributes.TryGetValue("FilterPolicyScope", out var scope)
            && scope == nameof(FilterPolicyScope.MessageBody)
            ? FilterPolicyScope.MessageBody
            : FilterPolicyScope.MessageAttributes;

    private static FilterPolicy Parse(string json, FilterPolicyScope scope)
    {
        try
        {
            return FilterPolicy.Parse(json, scope);
        }
        catch (PatternException e)
        {
            throw new ServiceFault("InvalidParameterException", e.Message);
        }
    }

    private static void CheckRaw(Subscription subscription, string value)
    {
        if (!bool.TryParse(value, out _))
        {
            throw Faults.Invalid(
                $"Attributes Reason: RawMessageDelivery: Invalid value [{value}]. Must be true or false.");
        }

        if (subscription.Protocol is not ("sqs" or "http" or "https" or "firehose"))
        {
            throw Faults.Invalid(
                $"Attributes Reason: Delivery protocol [{subscription.Protocol}] does not support raw message "
                + "delivery.");
        }
    }

    private static string DeadLetterQueue(string json) =>
        JsonText.TryParse(json) is JsonObject policy && JsonText.TextOf(policy, "deadLetterTargetArn") is { } arn
            && Arn.TryParse(arn, out var parsed) && parsed.Service == "sqs"
            ? arn
            : throw Faults.Invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn");
}
