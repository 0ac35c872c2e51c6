using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Sets one attribute of a subscription.</summary>
public sealed class SetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string AttributeName { get; set; }
    public string AttributeValue { get; set; }
    public string SubscriptionArn { get; set; }
}

/// <summary>What <see cref="SetSubscriptionAttributesRequest"/> answers.</summary>
public sealed class SetSubscriptionAttributesResponse : AmazonWebServiceResponse;
