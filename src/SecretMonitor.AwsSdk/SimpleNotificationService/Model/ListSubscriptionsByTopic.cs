using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>
/// Lists the subscriptions of a topic, 100 a page; a pending one's ARN is the word PendingConfirmation.
/// </summary>
public sealed class ListSubscriptionsByTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string NextToken { get; set; }
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="ListSubscriptionsByTopicRequest"/> answers.</summary>
public sealed class ListSubscriptionsByTopicResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Subscription> Subscriptions { get; set; }
}
