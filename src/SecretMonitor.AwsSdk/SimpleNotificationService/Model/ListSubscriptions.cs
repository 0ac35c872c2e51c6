using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Lists subscriptions of all topics, 100 a page.</summary>
public sealed class ListSubscriptionsRequest : AmazonSimpleNotificationServiceRequest
{
    public string NextToken { get; set; }
}

/// <summary>What <see cref="ListSubscriptionsRequest"/> answers.</summary>
public sealed class ListSubscriptionsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Subscription> Subscriptions { get; set; }
}
