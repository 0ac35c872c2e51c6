namespace Amazon.CloudWatchLogs.Model;

/// <summary>Whether a stream was searched to its end.</summary>
public sealed class SearchedLogStream
{
    public string LogStreamName { get; set; }
    public bool? SearchedCompletely { get; set; }
}
