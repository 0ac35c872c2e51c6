using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>A log group with its streams, events and metric filters.</summary>
internal sealed class LogGroup(string name, string arn, long created, Structure settings)
{
    public const string StandardClass = "STANDARD";

    /// <summary>Sequence tokens mean nothing any more, but answers still have them.</summary>
    public const string SequenceToken = "49590302407170168962450563540543112735302407170168962450";

    public string Name { get; } = name;

    /// <summary>The ARN without <c>:*</c>.</summary>
    public string Arn { get; } = arn;

    public string Class { get; } = settings.Text("logGroupClass") ?? StandardClass;

    public bool IsProtected { get; } = settings.Flag("deletionProtectionEnabled") ?? false;

    /// <summary>In days; null: forever.</summary>
    public long? Retention { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(settings.TextMap("tags").ToDictionary(t =>
        t.Key, t => t.Value), StringComparer.Ordinal);

    public SortedDictionary<string, LogStream> Streams { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, MetricFilter> Filters { get; } = new(StringComparer.Ordinal);

    private EventList AllEvents { get; } = new();

    private long EventCount { get; set; }

    /// <summary>The events that the retention still keeps.</summary>
    public EventList EventsAt(DateTimeOffset now) => Kept(AllEvents, now);

    /// <summary>The events of a stream that the retention still keeps.</summary>
    public EventList EventsAt(LogStream stream, DateTimeOffset now) => Kept(stream.Events, now);

    public LogStream AddStream(string stream, DateTimeOffset now) =>
        Streams[stream] = new(stream, $"{Arn}:log-stream:{stream}", now.ToUnixTimeMilliseconds());

    public void RemoveStream(string stream)
    {
        Streams.Remove(stream);
        AllEvents.RemoveAll(e => e.Stream == stream);
    }

    public LogEvent Append(LogStream stream, long timestamp, DateTimeOffset now, string message)
    {
        LogEvent added = new(timestamp, EventCount++, now.ToUnixTimeMilliseconds(), stream.Name, message);
        EventsAt(now).Add(added);
        EventsAt(stream, now).Add(added);
        stream.Note(added);
        return added;
    }

    public Structure ToStructure() => new()
    {
        ["logGroupName"] = Name,
        ["creationTime"] = created,
        ["retentionInDays"] = Retention,
        ["metricFilterCount"] = (long)Filters.Count,
        ["arn"] = Arn + ":*",
        ["storedBytes"] = 0L,
        ["kmsKeyId"] = settings.Text("kmsKeyId"),
        ["logGroupClass"] = Class,
        ["logGroupArn"] = Arn,
        ["deletionProtectionEnabled"] = IsProtected,
    };

    private EventList Kept(EventList events, DateTimeOffset now)
    {
        if (Retention is { } days)
        {
            events.RemoveBefore(now.AddDays(-days).ToUnixTimeMilliseconds());
        }

        return events;
    }
}
