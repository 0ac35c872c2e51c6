using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>Amazon SQS: queues, and what other services send to them.</summary>
internal sealed class SqsService : SandboxService, IQueueSender, ITagged
{
    private readonly QueueDirectory _queues;
    private readonly MessageOperations _messages;

    public SqsService(World world)
        : base(world, "sqs")
    {
        _queues = new(world);
        _messages = new(world, _queues);
        world.Clock.Moved += _ => _queues.RingAll();
        QueueOperations queues = new(world, _queues);
        On("CreateQueue", queues.Create);
        On("DeleteQueue", queues.Delete);
        On("GetQueueUrl", queues.GetUrl);
        On("ListQueues", queues.List);
        On("ListDeadLetterSourceQueues", queues.ListDeadLetterSources);
        On("GetQueueAttributes", queues.GetAttributes);
        On("SetQueueAttributes", queues.SetAttributes);
        On("PurgeQueue", queues.Purge);
        TagOperations tags = new(_queues);
        On("TagQueue", tags.Tag);
        On("UntagQueue", tags.Untag);
        On("ListQueueTags", tags.List);
        PermissionOperations permissions = new(_queues);
        On("AddPermission", permissions.Add);
        On("RemovePermission", permissions.Remove);
        On("SendMessage", _messages.Send);
        On("SendMessageBatch", _messages.SendBatch);
        On("ReceiveMessage", _messages.Receive);
        On("DeleteMessage", _messages.Delete);
        On("DeleteMessageBatch", _messages.DeleteBatch);
        On("ChangeMessageVisibility", _messages.ChangeVisibility);
        On("ChangeMessageVisibilityBatch", _messages.ChangeVisibilityBatch);
    }

    public override string ErrorNamespace => "com.amazonaws.sqs";

    public override string QueryCode(string code) => code switch
    {
        "InvalidParameterValueException" => "InvalidParameterValue",
        "MissingRequiredParameterException" => "MissingParameter",
        _ => base.QueryCode(code),
    };

    public override ServiceFault InvalidInput(string message, string? missing) =>
        missing is null ? SqsFault.InvalidValue(message) : SqsFault.Missing(missing);

    public override ServiceFault Throttled() => new("RequestThrottled", "Rate exceeded");

    public string? Send(
        ServiceCaller caller, string queueArn, string body, IReadOnlyDictionary<string, string> attributes)
    {
        if (_queues.FindByArn(queueArn) is not { } queue)
        {
            return "NO_RESOURCE";
        }

        if (!Authorizer.Allows(World, caller, "sqs:SendMessage", queueArn, queue.Policy)
            || !QueueKey.Allows(World, caller, queue))
        {
            return "NO_PERMISSIONS";
        }

        _messages.Add(queue, new()
        {
            Body = body,
            SenderId = World.Random.IamId("AIDA"),
            Attributes = MessageAttributes.Read(attributes.ToDictionary(
                a => a.Key, a => (object)new Structure { ["DataType"] = "String", ["StringValue"] = a.Value })),
        });
        return null;
    }

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _queues.In(region).Select(q => (q.Arn, (IDictionary<string, string>)q.Tags));
}
