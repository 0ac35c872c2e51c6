using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SecretsManager.Model;

/// <summary>Creates a secret, with a first version when a value is given.</summary>
public sealed class CreateSecretRequest : AmazonSecretsManagerRequest
{
    public List<ReplicaRegionType> AddReplicaRegions { get; set; }

    [IdempotencyToken]
    public string ClientRequestToken { get; set; }

    public string Description { get; set; }
    public bool? ForceOverwriteReplicaSecret { get; set; }
    public string KmsKeyId { get; set; }
    public string Name { get; set; }
    public MemoryStream SecretBinary { get; set; }
    public string SecretString { get; set; }
    public List<Tag> Tags { get; set; }
    public string Type { get; set; }
}

/// <summary>What <see cref="CreateSecretRequest"/> answers.</summary>
public sealed class CreateSecretResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public string Name { get; set; }
    public List<ReplicationStatusType> ReplicationStatus { get; set; }
    public string VersionId { get; set; }
}
