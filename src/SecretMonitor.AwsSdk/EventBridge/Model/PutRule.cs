using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Creates a rule or replaces all its settings; what is left out becomes null.</summary>
public sealed class PutRuleRequest : AmazonEventBridgeRequest
{
    public string Description { get; set; }
    public string EventBusName { get; set; }
    public string EventPattern { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string ScheduleExpression { get; set; }
    public RuleState State { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="PutRuleRequest"/> answers.</summary>
public sealed class PutRuleResponse : AmazonWebServiceResponse
{
    public string RuleArn { get; set; }
}
