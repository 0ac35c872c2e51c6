using SecretMonitor.Policies;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>SQS: the operations on queues; those on messages are in <see cref="MessageOperations"/>.</summary>
internal sealed class SqsService : SandboxService, IQueueSender, ITagged
{
    private const int MostTags = 50;
    private static readonly TimeSpan NameBlocked = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(60);

    private readonly QueueDirectory _queues;
    private readonly MessageOperations _messages;

    public SqsService(World world)
        : base(world, "sqs")
    {
        _queues = new(world);
        _messages = new(world, _queues);
        world.Clock.Moved += _ => _queues.RingAll();
        On("CreateQueue", CreateQueue);
        On("DeleteQueue", DeleteQueue);
        On("GetQueueUrl", GetQueueUrl);
        On("ListQueues", ListQueues);
        On("GetQueueAttributes", GetQueueAttributes);
        On("SetQueueAttributes", SetQueueAttributes);
        On("PurgeQueue", PurgeQueue);
        On("TagQueue", TagQueue);
        On("UntagQueue", UntagQueue);
        On("ListQueueTags", ListQueueTags);
        On("AddPermission", AddPermission);
        On("RemovePermission", RemovePermission);
        On("SendMessage", _messages.Send);
        On("SendMessageBatch", _messages.SendBatch);
        On("ReceiveMessage", _messages.Receive);
        On("DeleteMessage", _messages.Delete);
        On("DeleteMessageBatch", _messages.DeleteBatch);
        On("ChangeMessageVisibility", _messages.ChangeVisibility);
        On("ChangeMessageVisibilityBatch", _messages.ChangeVisibilityBatch);
        On("ListDeadLetterSourceQueues", ListDeadLetterSourceQueues);
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

    private Structure CreateQueue(Call call)
    {
        var name = call.Input.Required("QueueName");
        var attributes = call.Input.TextMap("Attributes");
        QueueName.Demand(name, attributes.TryGetValue("FifoQueue", out var fifo) && fifo == "true");
        call.Authorize("CreateQueue", call.Arn("sqs", name));
        if (_queues.Find(call.Region, name) is { } present)
        {
            var other = attributes.FirstOrDefault(a => present.Attributes[a.Key] != a.Value).Key;
            return other is null ? UrlOf(present) : throw new ServiceFault(
                "QueueNameExists",
                $"A queue already exists with the same name and a different value for attribute {other}");
        }

        if (_queues.DeletedAt(call.Region, name) + NameBlocked > call.Now)
        {
            throw new ServiceFault(
                "QueueDeletedRecently",
                "You must wait 60 seconds after deleting a queue before you can create another with the same name.");
        }

        Queue queue = new(name, $"{World.EndpointUrl}/{call.AccountId}/{name}", call.Arn("sqs", name), call.Now);
        DemandDeadLetters(queue, attributes);
        queue.Attributes.Set(attributes);
        SetTags(queue, call.Input.TextMap("tags"));
        _queues.Add(call.Region, queue);
        return UrlOf(queue);
    }

    private Structure? DeleteQueue(Call call)
    {
        _queues.Delete(call.Region, _queues.Get(call, "DeleteQueue"), call.Now);
        return null;
    }

    private Structure GetQueueUrl(Call call)
    {
        var name = call.Input.Required("QueueName");
        var queue = call.Input.Text("QueueOwnerAWSAccountId") is { } owner && owner != call.AccountId
            ? null
            : _queues.Find(call.Region, name);
        call.Authorize("GetQueueUrl", call.Arn("sqs", name), queue?.Policy);
        return UrlOf(queue ?? throw SqsFault.NoQueue());
    }

    private Structure ListQueues(Call call)
    {
        call.Authorize("ListQueues", call.Arn("sqs", "*"));
        var prefix = call.Input.Text("QueueNamePrefix") ?? "";
        var (urls, next) = PageOf(
            call, _queues.In(call.Region).Where(q => q.Name.StartsWith(prefix, StringComparison.Ordinal)));
        return new() { ["QueueUrls"] = urls.Count == 0 ? null : urls, ["NextToken"] = next };
    }

    /// <summary>The queues of the region that send what they cannot get rid of to this one.</summary>
    private Structure ListDeadLetterSourceQueues(Call call)
    {
        var queue = _queues.Get(call, "ListDeadLetterSourceQueues");
        var (urls, next) = PageOf(
            call, _queues.In(call.Region).Where(q => q.Attributes.Redrive?.TargetArn == queue.Arn));
        return new() { ["queueUrls"] = urls, ["NextToken"] = next };
    }

    private static (List<string> Urls, string? NextToken) PageOf(Call call, IEnumerable<Queue> queues)
    {
        var (size, after) = (call.Input.Number("MaxResults"), call.Input.Text("NextToken"));
        if (size is < 1 or > 1000)
        {
            throw SqsFault.InvalidValue(size, "MaxResults", "MaxResults must be an integer between 1 and 1000.");
        }

        if (after is not null && size is null)
        {
            throw SqsFault.InvalidValue("MaxResults is a mandatory parameter when you provide a value for NextToken.");
        }

        var rest = queues.Where(q => string.CompareOrdinal(q.Name, after) > 0).ToList();
        var page = rest.Take((int)(size ?? 1000)).ToList();
        return (
            page.ConvertAll(q => q.Url),
            size is not null && page.Count < rest.Count ? page[page.Count - 1].Name : null);
    }

    private Structure GetQueueAttributes(Call call)
    {
        var queue = _queues.Get(call, "GetQueueAttributes");
        var wanted = call.Input.Texts("AttributeNames");
        if (wanted.FirstOrDefault(w => w != "All" && !QueueAttributes.IsKnown(w)) is { } unknown)
        {
            throw SqsFault.UnknownAttribute(unknown);
        }

        var attributes = queue.Describe(call.Now)
            .Where(a => wanted.Contains("All") || wanted.Contains(a.Key))
            .ToDictionary(a => a.Key, a => (object)a.Value);
        return new() { ["Attributes"] = attributes.Count == 0 ? null : attributes };
    }

    private Structure? SetQueueAttributes(Call call)
    {
        var queue = _queues.Get(call, "SetQueueAttributes");
        var attributes = call.Input.TextMap("Attributes");
        if (attributes.ContainsKey("FifoQueue"))
        {
            throw SqsFault.InvalidAttribute("FifoQueue");
        }

        DemandDeadLetters(queue, attributes);
        queue.Attributes.Set(attributes);
        queue.LastModified = call.Now;
        return null;
    }

    private Structure? PurgeQueue(Call call)
    {
        var queue = _queues.Get(call, "PurgeQueue");
        if (queue.Purged + PurgeInterval > call.Now)
        {
            throw new ServiceFault(
                "PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue.Name} is allowed every 60 seconds.");
        }

        queue.Purge(call.Now);
        return null;
    }

    private Structure? TagQueue(Call call)
    {
        SetTags(_queues.Get(call, "TagQueue"), call.Input.TextMap("Tags"));
        return null;
    }

    private Structure? UntagQueue(Call call)
    {
        var queue = _queues.Get(call, "UntagQueue");
        foreach (var key in call.Input.Texts("TagKeys"))
        {
            queue.Tags.Remove(key);
        }

        return null;
    }

    private Structure ListQueueTags(Call call)
    {
        var tags = _queues.Get(call, "ListQueueTags").Tags;
        return new() { ["Tags"] = tags.Count == 0 ? null : tags.ToDictionary(t => t.Key, t => (object)t.Value) };
    }

    private Structure? AddPermission(Call call)
    {
        var queue = _queues.Get(call, "AddPermission");
        var label = call.Input.Required("Label");
        var policy = queue.Policy is { } text ? PolicyDocument.Parse(text) : PolicyDocument.Of() with
        {
            Version = PolicyDocument.FirstVersion,
            Id = queue.Arn + "/SQSDefaultPolicy",
        };
        if (policy.Statement.Any(s => s.Sid == label))
        {
            throw SqsFault.InvalidValue(label, "Label", "Already exists.");
        }

        if (call.Input.Texts("Actions").FirstOrDefault(a => a != "*" && !Operations.Contains(a)) is { } action)
        {
            throw SqsFault.InvalidValue(
                "SQS:" + action, "ActionName", "Only the queue owner is allowed to invoke this action.");
        }

        queue.Attributes.Set(new Dictionary<string, string>
        {
            ["Policy"] = policy.WithStatement(new()
            {
                Sid = label,
                Effect = PolicyEffect.Allow,
                Principal =
                [
                    .. call.Input.Texts("AWSAccountIds")
                        .Select(id => PolicyPrincipal.Aws($"arn:{call.Partition}:iam::{id}:root")),
                ],
                Action = [.. call.Input.Texts("Actions").Select(a => "SQS:" + a)],
                Resource = [queue.Arn],
            }).ToString(),
        });
        return null;
    }

    private Structure? RemovePermission(Call call)
    {
        var queue = _queues.Get(call, "RemovePermission");
        var label = call.Input.Required("Label");
        var policy = queue.Policy is { } text ? PolicyDocument.Parse(text) : PolicyDocument.Of();
        if (policy.Statement.All(s => s.Sid != label))
        {
            throw SqsFault.InvalidValue(label, "Label", "can't find label on existing policy.");
        }

        var rest = policy.WithoutStatement(label);
        queue.Attributes.Set(new Dictionary<string, string>
        {
            ["Policy"] = rest.Statement.Count == 0 ? "" : rest.ToString(),
        });
        return null;
    }

    /// <summary>The queue that a redrive policy names has to be there, and of the same kind.</summary>
    private void DemandDeadLetters(Queue queue, IReadOnlyDictionary<string, string> attributes)
    {
        if (!attributes.TryGetValue("RedrivePolicy", out var policy) || policy.Length == 0)
        {
            return;
        }

        var problem = _queues.FindByArn(QueueAttributes.ReadRedrive(policy).TargetArn) switch
        {
            null => "Dead letter target does not exist.",
            var found when found.IsFifo != queue.IsFifo => "Dead-letter queue must be same type of queue as the source.",
            _ => null,
        };
        if (problem is not null)
        {
            throw SqsFault.InvalidValue(policy, "RedrivePolicy", problem);
        }
    }

    private static void SetTags(Queue queue, IReadOnlyDictionary<string, string> tags)
    {
        if (queue.Tags.Keys.Union(tags.Keys).Count() > MostTags)
        {
            throw SqsFault.InvalidValue($"Too many tags added for queue {queue.Name}.");
        }

        foreach (var tag in tags)
        {
            queue.Tags[tag.Key] = tag.Value;
        }
    }

    private static Structure UrlOf(Queue queue) => new() { ["QueueUrl"] = queue.Url };
}
