using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Reads the events of one log stream.</summary>
public sealed class GetLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public DateTime? EndTime { get; set; }
    public int? Limit { get; set; }
    public string LogGroupIdentifier { get; set; }
    public string LogGroupName { get; set; }
    public string LogStreamName { get; set; }
    public string NextToken { get; set; }
    public bool? StartFromHead { get; set; }
    public DateTime? StartTime { get; set; }
    public bool? Unmask { get; set; }
}

/// <summary>What <see cref="GetLogEventsRequest"/> answers.</summary>
public sealed class GetLogEventsResponse : AmazonWebServiceResponse
{
    public List<OutputLogEvent> Events { get; set; }
    public string NextBackwardToken { get; set; }
    public string NextForwardToken { get; set; }
}
