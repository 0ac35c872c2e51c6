namespace Amazon.CloudWatchLogs.Model;

/// <summary>Which events of a batch were rejected, by their index.</summary>
public sealed class RejectedLogEventsInfo
{
    public int? ExpiredLogEventEndIndex { get; set; }
    public int? TooNewLogEventStartIndex { get; set; }
    public int? TooOldLogEventEndIndex { get; set; }
}
