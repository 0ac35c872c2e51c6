namespace Amazon.CloudWatchLogs.Model;

/// <summary>A log event to write.</summary>
public sealed class InputLogEvent
{
    public string Message { get; set; }
    public DateTime? Timestamp { get; set; }
}
