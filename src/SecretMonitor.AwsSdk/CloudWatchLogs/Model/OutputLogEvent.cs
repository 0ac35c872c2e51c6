namespace Amazon.CloudWatchLogs.Model;

/// <summary>A log event of a stream.</summary>
public sealed class OutputLogEvent
{
    public DateTime? IngestionTime { get; set; }
    public string Message { get; set; }
    public DateTime? Timestamp { get; set; }
}
