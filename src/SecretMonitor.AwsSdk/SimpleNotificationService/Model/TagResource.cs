using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Adds tags to a topic.</summary>
public sealed class TagResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="TagResourceRequest"/> answers.</summary>
public sealed class TagResourceResponse : AmazonWebServiceResponse;
