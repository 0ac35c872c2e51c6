using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Adds tags to a log group, named by its ARN without :*.</summary>
public sealed class TagResourceRequest : AmazonCloudWatchLogsRequest
{
    public string ResourceArn { get; set; }
    public Dictionary<string, string> Tags { get; set; }
}

/// <summary>What <see cref="TagResourceRequest"/> answers.</summary>
public sealed class TagResourceResponse : AmazonWebServiceResponse;
