using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Adds tags to an alarm.</summary>
public sealed class TagResourceRequest : AmazonCloudWatchRequest
{
    public string ResourceARN { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="TagResourceRequest"/> answers.</summary>
public sealed class TagResourceResponse : AmazonWebServiceResponse;
