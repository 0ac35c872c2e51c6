using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Writes log events to a log stream.</summary>
public sealed class PutLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public Entity Entity { get; set; }
    public List<InputLogEvent> LogEvents { get; set; }
    public string LogGroupName { get; set; }
    public string LogStreamName { get; set; }
    public string SequenceToken { get; set; }
}

/// <summary>What <see cref="PutLogEventsRequest"/> answers.</summary>
public sealed class PutLogEventsResponse : AmazonWebServiceResponse
{
    public string NextSequenceToken { get; set; }
    public RejectedEntityInfo RejectedEntityInfo { get; set; }
    public RejectedLogEventsInfo RejectedLogEventsInfo { get; set; }
}
