using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Lists the tags of a rule.</summary>
public sealed class ListTagsForResourceRequest : AmazonEventBridgeRequest
{
    public string ResourceARN { get; set; }
}

/// <summary>What <see cref="ListTagsForResourceRequest"/> answers.</summary>
public sealed class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; }
}
