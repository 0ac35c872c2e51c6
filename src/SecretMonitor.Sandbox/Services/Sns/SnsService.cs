using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sns;

/// <summary>Amazon SNS: topics, who subscribes to them, and the way of a message to the subscribers.</summary>
internal sealed class SnsService : SandboxService, ITopicPublisher, ITagged, IOutbox
{
    private static readonly Dictionary<string, MessageAttribute> NoAttributes = [];

    private readonly Regional<SnsRegion> _regions = new(region => new(region));
    private readonly Delivery _delivery;

    public SnsService(World world)
        : base(world, "sns")
    {
        _delivery = new(world);
        Signer = new(world);
        SubscriptionOperations subscriptions = new(world, _delivery);
        PublishOperations publishing = new(world, _delivery);
        On("CreateTopic", TopicOperations.CreateTopic);
        On("DeleteTopic", TopicOperations.DeleteTopic);
        On("GetTopicAttributes", TopicOperations.GetTopicAttributes);
        On("SetTopicAttributes", TopicOperations.SetTopicAttributes);
        On("ListTopics", TopicOperations.ListTopics);
        On("AddPermission", TopicOperations.AddPermission);
        On("RemovePermission", TopicOperations.RemovePermission);
        On("TagResource", TopicOperations.TagResource);
        On("UntagResource", TopicOperations.UntagResource);
        On("ListTagsForResource", TopicOperations.ListTagsForResource);
        On("Subscribe", subscriptions.Subscribe);
        On("ConfirmSubscription", subscriptions.ConfirmSubscription);
        On("Unsubscribe", subscriptions.Unsubscribe);
        On("ListSubscriptions", subscriptions.ListSubscriptions);
        On("ListSubscriptionsByTopic", subscriptions.ListSubscriptionsByTopic);
        On("GetSubscriptionAttributes", subscriptions.GetSubscriptionAttributes);
        On("SetSubscriptionAttributes", subscriptions.SetSubscriptionAttributes);
        On("Publish", publishing.Publish);
        On("PublishBatch", publishing.PublishBatch);
    }

    public override string AccessDeniedCode => "AuthorizationErrorException";

    public MessageSigner Signer { get; }

    public override string ShownAction(string action) => "SNS" + action.Substring(action.IndexOf(':'));

    public override bool IsOpen(string operation) => operation is "ConfirmSubscription" or "Unsubscribe";

    public override string? PublicText(string target) =>
        target == MessageSigner.CertificatePath ? Signer.Certificate() : null;

    public void End(long number) => _delivery.Outbox.End(number);

    public void Resume() => _delivery.Outbox.Resume();

    public PublishError? Publish(ServiceCaller caller, string topicArn, TopicMessage message)
    {
        if (!Arn.TryParse(topicArn, out var arn) || _regions[arn.Region].Find(topicArn) is not { } topic)
        {
            return new("NotFound", "Topic does not exist");
        }

        var isAllowed = caller.RoleArn is { } role
            ? World.Seen<IRoleDirectory>().RoleAllows(role, caller, "sns:Publish", topicArn)
            : Authorizer.Allows(World, caller, "sns:Publish", topicArn, topic.Policy);
        if (!isAllowed)
        {
            return new(
                "AuthorizationError",
                $"User: {caller.Principal} is not authorized to perform: SNS:Publish on resource: {topicArn} "
                + "because no resource-based policy allows the SNS:Publish action");
        }

        if (TopicKey.Use(World, caller, topic) is { } refusal)
        {
            return new(Model.Errors[refusal.Code].Code, refusal.Message);
        }

        try
        {
            _delivery.Send(topic, new(World.Random.Uuid(), World.Clock.Now, message, NoAttributes));
            return null;
        }
        catch (ServiceFault fault)
        {
            return new(Model.Errors[fault.Code].Code, fault.Message);
        }
    }

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _regions[region].Topics.Select(t => (t.Arn, (IDictionary<string, string>)t.Tags));

    private void On(string operation, Func<Call, SnsRegion, Structure?> handle) =>
        On(operation, call => handle(call, _regions[RegionOf(call)]));

    /// <summary>A link in a mail is unsigned, so that it is the topic that tells the region.</summary>
    private static string RegionOf(Call call) => call.Caller.Kind == CallerKind.Anonymous
        && Arn.TryParse(call.Input.Text("TopicArn") ?? call.Input.Text("SubscriptionArn"), out var arn)
            ? arn.Region
            : call.Region;
}
