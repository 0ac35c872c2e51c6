using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Lists the targets of a rule.</summary>
public sealed class ListTargetsByRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public int? Limit { get; set; }
    public string NextToken { get; set; }
    public string Rule { get; set; }
}

/// <summary>What <see cref="ListTargetsByRuleRequest"/> answers.</summary>
public sealed class ListTargetsByRuleResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Target> Targets { get; set; }
}
