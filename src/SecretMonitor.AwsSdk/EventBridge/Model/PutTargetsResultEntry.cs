namespace Amazon.EventBridge.Model;

/// <summary>A target that was refused.</summary>
public sealed class PutTargetsResultEntry
{
    public string ErrorCode { get; set; }
    public string ErrorMessage { get; set; }
    public string TargetId { get; set; }
}
