using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Sends a message to a topic, an endpoint or a phone.</summary>
public sealed class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public string Message { get; set; }

    [Wire(MapKey = "Name", MapValue = "Value")]
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    public string MessageDeduplicationId { get; set; }
    public string MessageGroupId { get; set; }
    public string MessageStructure { get; set; }
    public string PhoneNumber { get; set; }
    public string Subject { get; set; }
    public string TargetArn { get; set; }
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="PublishRequest"/> answers.</summary>
public sealed class PublishResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }
    public string SequenceNumber { get; set; }
}
