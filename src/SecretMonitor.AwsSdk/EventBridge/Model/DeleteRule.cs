using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Deletes a rule that has no targets; a missing one is no error.</summary>
public sealed class DeleteRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public bool? Force { get; set; }
    public string Name { get; set; }
}

/// <summary>What <see cref="DeleteRuleRequest"/> answers.</summary>
public sealed class DeleteRuleResponse : AmazonWebServiceResponse;
