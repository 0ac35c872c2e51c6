using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Removes tags from a log group.</summary>
public sealed class UntagResourceRequest : AmazonCloudWatchLogsRequest
{
    public string ResourceArn { get; set; }
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="UntagResourceRequest"/> answers.</summary>
public sealed class UntagResourceResponse : AmazonWebServiceResponse;
