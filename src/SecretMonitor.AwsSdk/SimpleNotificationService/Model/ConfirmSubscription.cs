using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Confirms a subscription with the token that its endpoint was sent.</summary>
public sealed class ConfirmSubscriptionRequest : AmazonSimpleNotificationServiceRequest
{
    public string AuthenticateOnUnsubscribe { get; set; }
    public string Token { get; set; }
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="ConfirmSubscriptionRequest"/> answers.</summary>
public sealed class ConfirmSubscriptionResponse : AmazonWebServiceResponse
{
    public string SubscriptionArn { get; set; }
}
