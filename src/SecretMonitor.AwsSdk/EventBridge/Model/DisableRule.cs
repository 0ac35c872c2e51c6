using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Disables a rule.</summary>
public sealed class DisableRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Name { get; set; }
}

/// <summary>What <see cref="DisableRuleRequest"/> answers.</summary>
public sealed class DisableRuleResponse : AmazonWebServiceResponse;
