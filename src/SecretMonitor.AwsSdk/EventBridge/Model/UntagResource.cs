using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Removes tags from a rule.</summary>
public sealed class UntagResourceRequest : AmazonEventBridgeRequest
{
    public string ResourceARN { get; set; }
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="UntagResourceRequest"/> answers.</summary>
public sealed class UntagResourceResponse : AmazonWebServiceResponse;
