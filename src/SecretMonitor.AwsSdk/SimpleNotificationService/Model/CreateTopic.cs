using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Creates a topic, or answers the one of the same name, attributes and tags.</summary>
public sealed class CreateTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public Dictionary<string, string> Attributes { get; set; }
    public string DataProtectionPolicy { get; set; }
    public string Name { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="CreateTopicRequest"/> answers.</summary>
public sealed class CreateTopicResponse : AmazonWebServiceResponse
{
    public string TopicArn { get; set; }
}
