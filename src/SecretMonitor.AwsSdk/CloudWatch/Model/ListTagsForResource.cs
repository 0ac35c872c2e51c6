using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Lists the tags of an alarm.</summary>
public sealed class ListTagsForResourceRequest : AmazonCloudWatchRequest
{
    public string ResourceARN { get; set; }
}

/// <summary>What <see cref="ListTagsForResourceRequest"/> answers.</summary>
public sealed class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; }
}
