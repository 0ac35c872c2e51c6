namespace Amazon.EventBridge.Model;

/// <summary>A rule of an event bus.</summary>
public sealed class Rule
{
    public string Arn { get; set; }
    public string Description { get; set; }
    public string EventBusName { get; set; }
    public string EventPattern { get; set; }
    public string ManagedBy { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string ScheduleExpression { get; set; }
    public RuleState State { get; set; }
}
