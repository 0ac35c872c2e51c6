using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Lists the tags of a log group.</summary>
public sealed class ListTagsForResourceRequest : AmazonCloudWatchLogsRequest
{
    public string ResourceArn { get; set; }
}

/// <summary>What <see cref="ListTagsForResourceRequest"/> answers.</summary>
public sealed class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Tags { get; set; }
}
