using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Removes tags from an alarm.</summary>
public sealed class UntagResourceRequest : AmazonCloudWatchRequest
{
    public string ResourceARN { get; set; }
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="UntagResourceRequest"/> answers.</summary>
public sealed class UntagResourceResponse : AmazonWebServiceResponse;
