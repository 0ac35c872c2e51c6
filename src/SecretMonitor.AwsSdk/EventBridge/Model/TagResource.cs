using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Adds tags to a rule.</summary>
public sealed class TagResourceRequest : AmazonEventBridgeRequest
{
    public string ResourceARN { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="TagResourceRequest"/> answers.</summary>
public sealed class TagResourceResponse : AmazonWebServiceResponse;
