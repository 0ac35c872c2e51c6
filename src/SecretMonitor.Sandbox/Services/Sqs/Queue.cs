using System.Globalization;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>A queue and its messages, in the order in which they were sent.</summary>
internal sealed class Queue(string name, string url, string arn, DateTimeOffset created)
{
    private static readonly TimeSpan DeduplicationWindow = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, QueueMessage> _messages = new(StringComparer.Ordinal);
    private readonly SortedSet<QueueMessage> _byAge = new(MessageOrder.BySending);
    private readonly SortedSet<QueueMessage> _visible = new(MessageOrder.ByPlace);
    private readonly SortedSet<QueueMessage> _hidden = new(MessageOrder.ByVisibility);

    /// <summary>How many messages of a FIFO queue's groups are hidden.</summary>
    private readonly Dictionary<string, int> _busyGroups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueMessage> _deduplication = new(StringComparer.Ordinal);
    private readonly Queue<QueueMessage> _deduplicated = new();
    private long _places;
    private long _sequence;

    public string Name { get; } = name;

    public string Url { get; } = url;

    public string Arn { get; } = arn;

    public QueueAttributes Attributes { get; } = new(QueueName.IsFifo(name));

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset LastModified { get; set; } = created;

    /// <summary>When it was purged last; it may be purged once a minute.</summary>
    public DateTimeOffset? Purged { get; private set; }

    /// <summary>Rings when there may be something to receive.</summary>
    public Bell Arrivals { get; } = new();

    public bool IsFifo => Attributes.IsFifo;

    public string? Policy => Attributes["Policy"];

    /// <summary>All attributes, the counted ones too.</summary>
    public IEnumerable<KeyValuePair<string, string>> Describe(DateTimeOffset now)
    {
        Show(now);
        var inFlight = _hidden.Count(m => m.IsInFlight(now));
        return new Dictionary<string, string>
        {
            ["QueueArn"] = Arn,
            ["ApproximateNumberOfMessages"] = Text(_visible.Count),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(inFlight),
            ["ApproximateNumberOfMessagesDelayed"] = Text(_hidden.Count - inFlight),
            ["CreatedTimestamp"] = Text(Created.ToUnixTimeSeconds()),
            ["LastModifiedTimestamp"] = Text(LastModified.ToUnixTimeSeconds()),
        }.Concat(Attributes.All);
    }

    /// <summary>The message that a FIFO queue took within five minutes under the same deduplication id.</summary>
    public QueueMessage? Duplicate(string deduplicationId, DateTimeOffset now)
    {
        while (_deduplicated.Count > 0 && _deduplicated.Peek().SentAt <= now - DeduplicationWindow)
        {
            _deduplication.Remove(_deduplicated.Dequeue().DeduplicationId!);
        }

        return _deduplication.TryGetValue(deduplicationId, out var earlier) ? earlier : null;
    }

    public string NextSequenceNumber() => (++_sequence).ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>Puts a message that was just sent at the end.</summary>
    public void Send(QueueMessage message)
    {
        if (IsFifo && message.DeduplicationId is { } id)
        {
            _deduplication[id] = message;
            _deduplicated.Enqueue(message);
        }

        Expire(message.SentAt);
        Add(message);
    }

    /// <summary>
    /// Takes visible messages and hides them. Those received too often go to the dead-letter queue instead. In a FIFO
    /// queue a group waits while one of its messages is in flight.
    /// </summary>
    public List<QueueMessage> Receive(
        int most, TimeSpan visibilityTimeout, DateTimeOffset now, Func<string, Queue?> find)
    {
        Show(now);
        var (deadLetters, tries) = Attributes.Redrive is var (target, count) ? (find(target), count) : (null, 0);
        List<QueueMessage> received = [];
        List<QueueMessage> dead = [];
        foreach (var message in _visible)
        {
            if (deadLetters is not null && message.ReceiveCount >= tries)
            {
                dead.Add(message);
            }
            else if (message.GroupId is null || !_busyGroups.ContainsKey(message.GroupId))
            {
                received.Add(message);
                if (received.Count == most)
                {
                    break;
                }
            }
        }

        foreach (var message in dead)
        {
            Remove(message);
            message.DeadLetterSource = Arn;
            deadLetters!.Add(message);
        }

        foreach (var message in received)
        {
            message.ReceiveCount++;
            message.FirstReceived ??= now;
            Hide(message, now + visibilityTimeout);
        }

        return received;
    }

    /// <summary>Makes a message invisible until a time.</summary>
    public void Hide(QueueMessage message, DateTimeOffset until)
    {
        Remove(message);
        message.VisibleAt = until;
        Keep(message);
    }

    /// <summary>When a hidden message is visible next; null when none is hidden.</summary>
    public DateTimeOffset? NextVisible => _hidden.Min?.VisibleAt;

    public QueueMessage? Find(string messageId) => _messages.TryGetValue(messageId, out var found) ? found : null;

    public void Delete(string messageId)
    {
        if (Find(messageId) is { } message)
        {
            Remove(message);

            // The next one of its group may be received now.
            Arrivals.Ring();
        }
    }

    public void Purge(DateTimeOffset now)
    {
        foreach (var message in _messages.Values.ToList())
        {
            Remove(message);
        }

        Purged = now;
    }

    private void Add(QueueMessage message)
    {
        message.Place = _places++;
        Keep(message);
    }

    /// <summary>Takes a message in as a hidden one; it shows when its time has come.</summary>
    private void Keep(QueueMessage message)
    {
        _messages[message.Id] = message;
        _byAge.Add(message);
        _hidden.Add(message);
        if (IsFifo && message.GroupId is { } group)
        {
            _busyGroups[group] = (_busyGroups.TryGetValue(group, out var count) ? count : 0) + 1;
        }

        Arrivals.Ring();
    }

    private void Remove(QueueMessage message)
    {
        _messages.Remove(message.Id);
        _byAge.Remove(message);
        if (!_visible.Remove(message))
        {
            Unhide(message);
        }
    }

    private void Unhide(QueueMessage message)
    {
        _hidden.Remove(message);
        if (IsFifo && message.GroupId is { } group && --_busyGroups[group] == 0)
        {
            _busyGroups.Remove(group);
        }
    }

    /// <summary>Drops what is too old, and shows what is no longer hidden.</summary>
    private void Show(DateTimeOffset now)
    {
        Expire(now);
        while (_hidden.Min is { } message && message.VisibleAt <= now)
        {
            Unhide(message);
            _visible.Add(message);
        }
    }

    private void Expire(DateTimeOffset now)
    {
        var oldest = now - Attributes.Seconds("MessageRetentionPeriod");
        while (_byAge.Min is { } message && message.SentAt <= oldest)
        {
            Remove(message);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
