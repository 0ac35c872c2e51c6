using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Lists the log streams of a log group.</summary>
public sealed class DescribeLogStreamsRequest : AmazonCloudWatchLogsRequest
{
    public bool? Descending { get; set; }
    public int? Limit { get; set; }
    public string LogGroupIdentifier { get; set; }
    public string LogGroupName { get; set; }
    public string LogStreamNamePrefix { get; set; }
    public string NextToken { get; set; }
    public OrderBy OrderBy { get; set; }
}

/// <summary>What <see cref="DescribeLogStreamsRequest"/> answers.</summary>
public sealed class DescribeLogStreamsResponse : AmazonWebServiceResponse
{
    public List<LogStream> LogStreams { get; set; }
    public string NextToken { get; set; }
}
