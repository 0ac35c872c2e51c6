using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Sets one attribute of a topic.</summary>
public sealed class SetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string AttributeName { get; set; }
    public string AttributeValue { get; set; }
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="SetTopicAttributesRequest"/> answers.</summary>
public sealed class SetTopicAttributesResponse : AmazonWebServiceResponse;
