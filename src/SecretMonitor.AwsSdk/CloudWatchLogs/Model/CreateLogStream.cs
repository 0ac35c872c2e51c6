using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Creates a log stream.</summary>
public sealed class CreateLogStreamRequest : AmazonCloudWatchLogsRequest
{
    public string LogGroupName { get; set; }
    public string LogStreamName { get; set; }
}

/// <summary>What <see cref="CreateLogStreamRequest"/> answers.</summary>
public sealed class CreateLogStreamResponse : AmazonWebServiceResponse;
