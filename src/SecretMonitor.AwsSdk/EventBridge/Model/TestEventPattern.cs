using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Tells whether a pattern matches an event.</summary>
public sealed class TestEventPatternRequest : AmazonEventBridgeRequest
{
    public string Event { get; set; }
    public string EventPattern { get; set; }
}

/// <summary>What <see cref="TestEventPatternRequest"/> answers.</summary>
public sealed class TestEventPatternResponse : AmazonWebServiceResponse
{
    public bool? Result { get; set; }
}
