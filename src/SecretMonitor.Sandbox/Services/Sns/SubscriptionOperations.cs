using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>The operations on subscriptions.</summary>
internal sealed class SubscriptionOperations(World world, Delivery delivery)
{
    private const int ListPage = 100;
    private const int TokenLength = 200;
    private const string Pending = "pending confirmation";

    public Structure Subscribe(Call call, SnsRegion region)
    {
        var input = call.Input;
        var protocol = input.Required("Protocol");
        var endpoint = input.Text("Endpoint") ?? "";
        var topicArn = input.Required("TopicArn");
        call.Authorize("Subscribe", topicArn, region.Find(topicArn)?.Policy, new Dictionary<string, string>
        {
            ["sns:Protocol"] = protocol,
            ["sns:Endpoint"] = endpoint,
        });
        var topic = region.Demand(topicArn);
        Endpoints.Check(protocol, endpoint);
        var subscription = Find(
            topic, protocol, endpoint, input.TextMap("Attributes")) ?? Create(call, topic, protocol, endpoint);
        if (!subscription.IsConfirmed)
        {
            AskToConfirm(subscription);
        }

        var showsArn = subscription.IsConfirmed || input.Flag("ReturnSubscriptionArn") == true;
        return new() { ["SubscriptionArn"] = showsArn ? subscription.Arn : Pending };
    }

    public Structure ConfirmSubscription(Call call, SnsRegion region)
    {
        var topicArn = call.Input.Required("TopicArn");
        var isSigned = call.Caller.Kind != CallerKind.Anonymous;
        if (isSigned)
        {
            call.Authorize("ConfirmSubscription", topicArn, region.Find(topicArn)?.Policy);
        }
        else
        {
            call.NeedsNoPermission();
        }

        var topic = region.Demand(topicArn);
        var token = call.Input.Required("Token");
        var subscription = topic.Subscriptions.Find(s => s.Tokens.TryGetValue(token, out var until) && until > call.Now)
            ?? throw new ServiceFault("InvalidParameterException", "Invalid token");
        var authenticate = call.Input.Text("AuthenticateOnUnsubscribe") == "true";
        subscription.Confirm(isSigned, authenticate && isSigned);
        return new() { ["SubscriptionArn"] = subscription.Arn };
    }

    /// <summary>Unsubscribing what is gone already succeeds.</summary>
    public Structure? Unsubscribe(Call call, SnsRegion region)
    {
        var arn = call.Input.Required("SubscriptionArn");
        if (!Arn.TryParse(arn, out _))
        {
            throw Faults.InvalidArn("SubscriptionArn", arn);
        }

        var subscription = region.FindSubscription(arn);
        if (call.Caller.Kind != CallerKind.Anonymous || subscription?.AuthenticateOnUnsubscribe == true)
        {
            call.Authorize("Unsubscribe", "*");
        }
        else
        {
            call.NeedsNoPermission();
        }

        if (subscription is { IsConfirmed: false })
        {
            throw Faults.Invalid("This subscription is pending confirmation and cannot be unsubscribed.");
        }

        if (subscription is not null)
        {
            Remove(subscription);
        }

        return null;
    }

    public Structure ListSubscriptions(Call call, SnsRegion region)
    {
        call.Authorize("ListSubscriptions", "*");
        return List(call, region.Subscriptions);
    }

    public Structure ListSubscriptionsByTopic(Call call, SnsRegion region) =>
        List(call, TopicOperations.Authorized(call, region).Subscriptions);

    public Structure GetSubscriptionAttributes(Call call, SnsRegion region) =>
        new() { ["Attributes"] = SubscriptionAttributes.All(Authorized(call, region)) };

    public Structure? SetSubscriptionAttributes(Call call, SnsRegion region)
    {
        var value = call.Input.Text("AttributeValue") ?? "";
        SubscriptionAttributes.Set(Authorized(call, region), call.Input.Required("AttributeName"), value);
        return null;
    }

    private static Subscription Authorized(Call call, SnsRegion region)
    {
        var arn = call.Input.Required("SubscriptionArn");
        call.Authorize(call.Operation.Name, "*");
        return Arn.TryParse(arn, out _)
            ? region.FindSubscription(arn) ?? throw Faults.NoSubscription()
            : throw Faults.InvalidArn("SubscriptionArn", arn);
    }

    private static Structure List(Call call, IEnumerable<Subscription> subscriptions)
    {
        var page = Page.Of(subscriptions, s => s.Arn, call.Input.Text("NextToken"), ListPage, Faults.InvalidToken);
        return new()
        {
            ["Subscriptions"] = page.Items.Select(s => (object)new Structure
            {
                ["SubscriptionArn"] = s.IsConfirmed ? s.Arn : "PendingConfirmation",
                ["Owner"] = s.Topic.AccountId,
                ["Protocol"] = s.Protocol,
                ["Endpoint"] = s.Endpoint,
                ["TopicArn"] = s.Topic.Arn,
            }).ToList(),
            ["NextToken"] = page.NextToken,
        };
    }

    /// <summary>
    /// The subscription that is there already: subscribing again is the same, if it asks for the same.
    /// </summary>
    private static Subscription? Find(
        Topic topic, string protocol, string endpoint, IReadOnlyDictionary<string, string> attributes)
    {
        var subscription = topic.Subscriptions.Find(s => s.Protocol == protocol && s.Endpoint == endpoint);
        if (subscription is not null
            && attributes.Any(a => !subscription.Attributes.TryGetValue(a.Key, out var value) || value != a.Value))
        {
            throw Faults.Invalid("Attributes Reason: Subscription already exists with different attributes");
        }

        return subscription;
    }

    private Subscription Create(Call call, Topic topic, string protocol, string endpoint)
    {
        var arn = $"{topic.Arn}:{world.Random.Uuid()}";
        Subscription subscription = new(topic, arn, protocol, endpoint, call.Caller.Arn);
        SubscriptionAttributes.Set(subscription, call.Input.TextMap("Attributes"));
        if (!Endpoints.MustConfirm(protocol, endpoint, call.AccountId))
        {
            subscription.Confirm(authenticated: true, authenticateOnUnsubscribe: false);
        }

        topic.Subscriptions.Add(subscription);
        return subscription;
    }

    private void AskToConfirm(Subscription subscription)
    {
        var token = world.Random.Hex(TokenLength);
        subscription.Tokens[token] = world.Clock.Now + Subscription.PendingTime;
        delivery.AskToConfirm(subscription, token);
        world.Clock.Schedule(Subscription.PendingTime, () =>
        {
            if (!subscription.IsConfirmed && subscription.Tokens.Values.Max() <= world.Clock.Now)
            {
                Remove(subscription);
            }
        });
    }

    private static void Remove(Subscription subscription)
    {
        if (subscription.Topic.Subscriptions.Remove(subscription))
        {
            subscription.Topic.SubscriptionsDeleted++;
        }
    }
}
