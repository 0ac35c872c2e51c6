namespace Amazon.SecretsManager.Model;

/// <summary>A region to replicate a secret to, and the key to encrypt it with there.</summary>
public sealed class ReplicaRegionType
{
    public string KmsKeyId { get; set; }
    public string Region { get; set; }
}
