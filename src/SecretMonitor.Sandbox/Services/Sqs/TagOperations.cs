using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The operations on queues' tags.</summary>
internal sealed class TagOperations(QueueDirectory queues)
{
    private const int Most = 50;

    public static void Set(Queue queue, IReadOnlyDictionary<string, string> tags)
    {
        if (queue.Tags.Keys.Union(tags.Keys).Count() > Most)
        {
            throw SqsFault.InvalidValue($"Too many tags added for queue {queue.Name}.");
        }

        foreach (var tag in tags)
        {
            queue.Tags[tag.Key] = tag.Value;
        }
    }

    public Structure? Tag(Call call)
    {
        Set(queues.Get(call, "TagQueue"), call.Input.TextMap("Tags"));
        return null;
    }

    public Structure? Untag(Call call)
    {
        var queue = queues.Get(call, "UntagQueue");
        foreach (var key in call.Input.Texts("TagKeys"))
        {
            queue.Tags.Remove(key);
        }

        return null;
    }

    public Structure List(Call call)
    {
        var tags = queues.Get(call, "ListQueueTags").Tags;
        return new() { ["Tags"] = tags.Count == 0 ? null : tags.ToDictionary(t => t.Key, t => (object)t.Value) };
    }
}
