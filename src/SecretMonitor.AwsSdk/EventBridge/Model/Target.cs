namespace Amazon.EventBridge.Model;

/// <summary>
/// Where a rule sends events, and what it sends: at most one of Input, InputPath and InputTransformer.
/// </summary>
public sealed class Target
{
    public string Arn { get; set; }
    public DeadLetterConfig DeadLetterConfig { get; set; }
    public string Id { get; set; }
    public string Input { get; set; }
    public string InputPath { get; set; }
    public InputTransformer InputTransformer { get; set; }
    public RetryPolicy RetryPolicy { get; set; }
    public string RoleArn { get; set; }
    public SqsParameters SqsParameters { get; set; }
}
