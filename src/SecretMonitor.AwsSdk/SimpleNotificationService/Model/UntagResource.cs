using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Removes tags from a topic.</summary>
public sealed class UntagResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="UntagResourceRequest"/> answers.</summary>
public sealed class UntagResourceResponse : AmazonWebServiceResponse;
