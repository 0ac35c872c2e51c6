using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Reads the attributes of a topic.</summary>
public sealed class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="GetTopicAttributesRequest"/> answers.</summary>
public sealed class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }
}
