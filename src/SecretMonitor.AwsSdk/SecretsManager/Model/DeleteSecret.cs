using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Schedules a secret for deletion, or deletes it at once when forced.</summary>
public sealed class DeleteSecretRequest : AmazonSecretsManagerRequest
{
    public bool? ForceDeleteWithoutRecovery { get; set; }
    public long? RecoveryWindowInDays { get; set; }
    public string SecretId { get; set; }
}

/// <summary>What <see cref="DeleteSecretRequest"/> answers.</summary>
public sealed class DeleteSecretResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public DateTime? DeletionDate { get; set; }
    public string Name { get; set; }
}
