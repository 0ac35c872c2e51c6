using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Reads the attributes of a subscription.</summary>
public sealed class GetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string SubscriptionArn { get; set; }
}

/// <summary>What <see cref="GetSubscriptionAttributesRequest"/> answers.</summary>
public sealed class GetSubscriptionAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }
}
