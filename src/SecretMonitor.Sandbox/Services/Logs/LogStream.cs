using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>A stream of a group.</summary>
internal sealed class LogStream(string name, string arn, long created)
{
    public string Name { get; } = name;

    /// <summary>Its events, which are in the group's list too.</summary>
    public EventList Events { get; } = new();

    /// <summary>The time of the newest event.</summary>
    public long? LastEvent { get; private set; }

    private long? FirstEvent { get; set; }

    private long? LastIngestion { get; set; }

    public void Note(LogEvent added)
    {
        FirstEvent = Math.Min(FirstEvent ?? added.Timestamp, added.Timestamp);
        LastEvent = Math.Max(LastEvent ?? added.Timestamp, added.Timestamp);
        LastIngestion = added.Ingested;
    }

    public Structure ToStructure() => new()
    {
        ["logStreamName"] = Name,
        ["creationTime"] = created,
        ["firstEventTimestamp"] = FirstEvent,
        ["lastEventTimestamp"] = LastEvent,
        ["lastIngestionTime"] = LastIngestion,
        ["uploadSequenceToken"] = LogGroup.SequenceToken,
        ["arn"] = arn,
        ["storedBytes"] = 0L,
    };
}
