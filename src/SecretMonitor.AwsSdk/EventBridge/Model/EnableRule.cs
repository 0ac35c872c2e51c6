using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Enables a rule.</summary>
public sealed class EnableRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Name { get; set; }
}

/// <summary>What <see cref="EnableRuleRequest"/> answers.</summary>
public sealed class EnableRuleResponse : AmazonWebServiceResponse;
