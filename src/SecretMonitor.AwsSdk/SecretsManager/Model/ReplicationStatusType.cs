namespace Amazon.SecretsManager.Model;

/// <summary>How the replica of a secret in a region fares.</summary>
public sealed class ReplicationStatusType
{
    public string KmsKeyId { get; set; }
    public DateTime? LastAccessedDate { get; set; }
    public string Region { get; set; }
    public StatusType Status { get; set; }
    public string StatusMessage { get; set; }
}
