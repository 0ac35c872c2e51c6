namespace Amazon.EventBridge.Model;

/// <summary>A target that was not removed.</summary>
public sealed class RemoveTargetsResultEntry
{
    public string ErrorCode { get; set; }
    public string ErrorMessage { get; set; }
    public string TargetId { get; set; }
}
