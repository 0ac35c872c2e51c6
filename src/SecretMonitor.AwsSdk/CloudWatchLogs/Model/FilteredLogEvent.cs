namespace Amazon.CloudWatchLogs.Model;

/// <summary>A log event that a search found; its times are epoch milliseconds.</summary>
public sealed class FilteredLogEvent
{
    public string EventId { get; set; }
    public long? IngestionTime { get; set; }
    public string LogStreamName { get; set; }
    public string Message { get; set; }
    public long? Timestamp { get; set; }
}
