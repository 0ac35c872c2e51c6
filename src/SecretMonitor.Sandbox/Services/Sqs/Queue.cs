using System.Globalization;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>A queue and its messages, in the order in which they were sent.</summary>
internal sealed class Queue(string name, string url, string arn, DateTimeOffset created)
{
    private static readonly TimeSpan DeduplicationWindow = TimeSpan.FromMinutes(5);

    private readonly List<QueueMessage> _messages = [];
    private readonly Dictionary<string, (QueueMessage Message, DateTimeOffset Until)> _sent =
        new(StringComparer.Ordinal);
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
        Expire(now);
        return new Dictionary<string, string>
        {
            ["QueueArn"] = Arn,
            ["ApproximateNumberOfMessages"] = Text(_messages.Count(m => m.VisibleAt <= now)),
            ["ApproximateNumberOfMessagesNotVisible"] = Text(_messages.Count(m => m.IsInFlight(now))),
            ["ApproximateNumberOfMessagesDelayed"] = Text(_messages.Count(m => m.IsDelayed(now))),
            ["CreatedTimestamp"] = Text(Created.ToUnixTimeSeconds()),
            ["LastModifiedTimestamp"] = Text(LastModified.ToUnixTimeSeconds()),
        }.Concat(Attributes.All);
    }

    /// <summary>The message that a FIFO queue took within five minutes under the same deduplication id.</summary>
    public QueueMessage? Duplicate(string deduplicationId, DateTimeOffset now) =>
        _sent.TryGetValue(deduplicationId, out var earlier) && earlier.Until > now ? earlier.Message : null;

    public string NextSequenceNumber() => (++_sequence).ToString("D20", CultureInfo.InvariantCulture);

    public void Add(QueueMessage message)
    {
        _messages.Add(message);
        Arrivals.Ring();
        if (IsFifo && message.DeduplicationId is { } id)
        {
            _sent[id] = (message, message.SentAt + DeduplicationWindow);
        }
    }

    /// <summary>
    /// Takes visible messages and hides them. Those received too often go to the dead-letter queue instead. In a FIFO
    /// queue a group waits while one of its messages is in flight.
    /// </summary>
    public List<QueueMessage> Receive(
        int most, TimeSpan visibilityTimeout, DateTimeOffset now, Func<string, Queue?> find)
    {
        Expire(now);
        MoveDeadLetters(now, find);
        HashSet<string> blocked = IsFifo
            ? [.. _messages.Where(m => m.VisibleAt > now).Select(m => m.GroupId!)]
            : [];
        var received = _messages
            .Where(m => m.VisibleAt <= now && (m.GroupId is null || !blocked.Contains(m.GroupId)))
            .Take(most)
            .ToList();
        foreach (var message in received)
        {
            message.ReceiveCount++;
            message.FirstReceived ??= now;
            message.VisibleAt = now + visibilityTimeout;
        }

        return received;
    }

    /// <summary>When a hidden message is visible next; null when none is hidden.</summary>
    public DateTimeOffset? NextVisible(DateTimeOffset now) =>
        _messages.Where(m => m.VisibleAt > now).Select(m => (DateTimeOffset?)m.VisibleAt).Min();

    public QueueMessage? Find(string messageId) => _messages.Find(m => m.Id == messageId);

    public void Delete(string messageId)
    {
        _messages.RemoveAll(m => m.Id == messageId);

        // The next one of its group may be received now.
        Arrivals.Ring();
    }

    public void Purge(DateTimeOffset now)
    {
        _messages.Clear();
        Purged = now;
    }

    private void Expire(DateTimeOffset now)
    {
        var oldest = now - Attributes.Seconds("MessageRetentionPeriod");
        _messages.RemoveAll(m => m.SentAt <= oldest);
    }

    private void MoveDeadLetters(DateTimeOffset now, Func<string, Queue?> find)
    {
        if (Attributes.Redrive is not var (target, most) || find(target) is not { } deadLetters)
        {
            return;
        }

        foreach (var message in _messages.FindAll(m => m.VisibleAt <= now && m.ReceiveCount >= most))
        {
            _messages.Remove(message);
            message.DeadLetterSource = Arn;
            deadLetters.Add(message);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
