using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The operations on queues and their attributes.</summary>
internal sealed class QueueOperations(World world, QueueDirectory queues)
{
    private static readonly TimeSpan NameBlocked = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(60);

    public Structure Create(Call call)
    {
        var name = call.Input.Required("QueueName");
        var attributes = call.Input.TextMap("Attributes");
        QueueName.Demand(name, attributes.TryGetValue("FifoQueue", out var fifo) && fifo == "true");
        call.Authorize("CreateQueue", call.Arn("sqs", name));
        if (queues.Find(call.Region, name) is { } present)
        {
            var other = attributes.FirstOrDefault(a => present.Attributes[a.Key] != a.Value).Key;
            return other is null ? UrlOf(present) : throw new ServiceFault(
                "QueueNameExists",
                $"A queue already exists with the same name and a different value for attribute {other}");
        }

        if (queues.DeletedAt(call.Region, name) + NameBlocked > call.Now)
        {
            throw new ServiceFault(
                "QueueDeletedRecently",
                "You must wait 60 seconds after deleting a queue before you can create another with the same name.");
        }

        Queue queue = new(name, $"{world.EndpointUrl}/{call.AccountId}/{name}", call.Arn("sqs", name), call.Now);
        DemandDeadLetters(queue, attributes);
        queue.Attributes.Set(attributes);
        TagOperations.Set(queue, call.Input.TextMap("tags"));
        queues.Add(call.Region, queue);
        return UrlOf(queue);
    }

    public Structure? Delete(Call call)
    {
        queues.Delete(call.Region, queues.Get(call, "DeleteQueue"), call.Now);
        return null;
    }

    public Structure GetUrl(Call call)
    {
        var name = call.Input.Required("QueueName");
        var queue = call.Input.Text("QueueOwnerAWSAccountId") is { } owner && owner != call.AccountId
            ? null
            : queues.Find(call.Region, name);
        call.Authorize("GetQueueUrl", call.Arn("sqs", name), queue?.Policy);
        return UrlOf(queue ?? throw SqsFault.NoQueue());
    }

    public Structure List(Call call)
    {
        call.Authorize("ListQueues", call.Arn("sqs", "*"));
        var prefix = call.Input.Text("QueueNamePrefix") ?? "";
        var (urls, next) = PageOf(
            call, queues.In(call.Region).Where(q => q.Name.StartsWith(prefix, StringComparison.Ordinal)));
        return new() { ["QueueUrls"] = urls.Count == 0 ? null : urls, ["NextToken"] = next };
    }

    /// <summary>The queues of the region that send what they cannot get rid of to this one.</summary>
    public Structure ListDeadLetterSources(Call call)
    {
        var queue = queues.Get(call, "ListDeadLetterSourceQueues");
        var (urls, next) = PageOf(
            call, queues.In(call.Region).Where(q => q.Attributes.Redrive?.TargetArn == queue.Arn));
        return new() { ["queueUrls"] = urls, ["NextToken"] = next };
    }

    public Structure GetAttributes(Call call)
    {
        var queue = queues.Get(call, "GetQueueAttributes");
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

    public Structure? SetAttributes(Call call)
    {
        var queue = queues.Get(call, "SetQueueAttributes");
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

    public Structure? Purge(Call call)
    {
        var queue = queues.Get(call, "PurgeQueue");
        if (queue.Purged + PurgeInterval > call.Now)
        {
            throw new ServiceFault(
                "PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue.Name} is allowed every 60 seconds.");
        }

        queue.Purge(call.Now);
        return null;
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

    /// <summary>The queue that a redrive policy names has to be there, and of the same kind.</summary>
    private void DemandDeadLetters(Queue queue, IReadOnlyDictionary<string, string> attributes)
    {
        if (!attributes.TryGetValue("RedrivePolicy", out var policy) || policy.Length == 0)
        {
            return;
        }

        var problem = queues.FindByArn(QueueAttributes.ReadRedrive(policy).TargetArn) switch
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

    private static Structure UrlOf(Queue queue) => new() { ["QueueUrl"] = queue.Url };
}
