using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Lists the tags of a topic.</summary>
public sealed class ListTagsForResourceRequest : AmazonSimpleNotificationServiceRequest
{
    public string ResourceArn { get; set; }
}

/// <summary>What <see cref="ListTagsForResourceRequest"/> answers.</summary>
public sealed class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; }
}
