using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Subscribes an endpoint to a topic; most protocols ask the endpoint to confirm.</summary>
public sealed class SubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public Dictionary<string, string> Attributes { get; set; }
    public string Endpoint { get; set; }
    public string Protocol { get; set; }
    public bool? ReturnSubscriptionArn { get; set; }
    public string TopicArn { get; set; }
}

/// <summary>What <see cref="SubscribeRequest"/> answers.</summary>
public sealed class SubscribeResponse : AmazonWebServiceResponse
{
    public string SubscriptionArn { get; set; }
}
