using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Stops a query.</summary>
public sealed class StopQueryRequest : AmazonCloudWatchLogsRequest
{
    public string QueryId { get; set; }
}

/// <summary>What <see cref="StopQueryRequest"/> answers.</summary>
public sealed class StopQueryResponse : AmazonWebServiceResponse
{
    public bool? Success { get; set; }
}
