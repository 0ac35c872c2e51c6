using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Describes a rule.</summary>
public sealed class DescribeRuleRequest : AmazonEventBridgeRequest
{
    public string EventBusName { get; set; }
    public string Name { get; set; }
}

/// <summary>What <see cref="DescribeRuleRequest"/> answers.</summary>
public sealed class DescribeRuleResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public string CreatedBy { get; set; }
    public string Description { get; set; }
    public string EventBusName { get; set; }
    public string EventPattern { get; set; }
    public string ManagedBy { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string ScheduleExpression { get; set; }
    public RuleState State { get; set; }
}
