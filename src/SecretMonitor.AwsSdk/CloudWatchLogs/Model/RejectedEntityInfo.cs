namespace Amazon.CloudWatchLogs.Model;

/// <summary>Why an entity was rejected.</summary>
public sealed class RejectedEntityInfo
{
    public EntityRejectionErrorType ErrorType { get; set; }
}
