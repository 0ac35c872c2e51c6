using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Deletes a topic with its subscriptions; a missing one is no error.</summary>
public sealed class DeleteTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="DeleteTopicRequest"/> answers.</summary>
public sealed class DeleteTopicResponse : AmazonWebServiceResponse;
