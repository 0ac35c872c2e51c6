namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The queues of all regions, and when others of a name were deleted.</summary>
internal sealed class QueueDirectory(World world)
{
    private static readonly TimeSpan DeletionKnown = TimeSpan.FromMinutes(1);

    private readonly Regional<SortedDictionary<string, Queue>> _queues = new(_ => new(StringComparer.Ordinal));
    private readonly Dictionary<(string Region, string Name), DateTimeOffset> _deleted = [];

    public IEnumerable<Queue> In(string region) => _queues[region].Values;

    public Queue? Find(string region, string name) => _queues[region].TryGetValue(name, out var queue) ? queue : null;

    public Queue? FindByArn(string text) =>
        Arn.TryParse(text, out var arn) && arn.Service == "sqs" && arn.AccountId == world.AccountId
            ? Find(arn.Region, arn.Resource)
            : null;

    /// <summary>The queue of the call's QueueUrl, which the caller may use.</summary>
    /// <param name="call">The call.</param>
    /// <param name="action">The action to authorise; batches have that of their single form.</param>
    /// <exception cref="ServiceFault">QueueDoesNotExist, InvalidAddress, access denied.</exception>
    public Queue Get(Call call, string action)
    {
        var (account, name) = QueueName.FromUrl(call.Input.Required("QueueUrl"));
        var queue = account == call.AccountId ? Find(call.Region, name) : null;
        call.Authorize(action, call.Arn("sqs", name), queue?.Policy);
        return queue ?? throw SqsFault.NoQueue();
    }

    public DateTimeOffset? DeletedAt(string region, string name) =>
        _deleted.TryGetValue((region, name), out var time) ? time : null;

    /// <summary>Wakes all who wait for messages: time went on.</summary>
    public void RingAll()
    {
        foreach (var queue in _queues.All.SelectMany(r => r.Value.Values))
        {
            queue.Arrivals.Ring();
        }
    }

    public void Add(string region, Queue queue) => _queues[region].Add(queue.Name, queue);

    public void Delete(string region, Queue queue, DateTimeOffset now)
    {
        _queues[region].Remove(queue.Name);
        _deleted[(region, queue.Name)] = now;
        foreach (var old in _deleted.Where(d => d.Value < now - DeletionKnown).Select(d => d.Key).ToList())
        {
            _deleted.Remove(old);
        }
    }
}
