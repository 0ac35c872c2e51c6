using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Searches the events of a log group; pages may be empty while there is a next token.</summary>
public sealed class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public long? EndTime { get; set; }
    public string FilterPattern { get; set; }
    public bool? Interleaved { get; set; }
    public int? Limit { get; set; }
    public string LogGroupIdentifier { get; set; }
    public string LogGroupName { get; set; }
    public string LogStreamNamePrefix { get; set; }
    public List<string> LogStreamNames { get; set; }
    public string NextToken { get; set; }
    public long? StartTime { get; set; }
    public bool? Unmask { get; set; }
}

/// <summary>What <see cref="FilterLogEventsRequest"/> answers.</summary>
public sealed class FilterLogEventsResponse : AmazonWebServiceResponse
{
    public List<FilteredLogEvent> Events { get; set; }
    public string NextToken { get; set; }
    public List<SearchedLogStream> SearchedLogStreams { get; set; }
}
