using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Deletes a confirmed subscription.</summary>
public sealed class UnsubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public string SubscriptionArn { get; set; }
}

/// <summary>What <see cref="UnsubscribeRequest"/> answers.</summary>
public sealed class UnsubscribeResponse : AmazonWebServiceResponse;
