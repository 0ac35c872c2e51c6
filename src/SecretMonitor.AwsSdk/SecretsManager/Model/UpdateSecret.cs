using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SecretsManager.Model;

/// <summary>Changes a secret's description, key or value.</summary>
public sealed class UpdateSecretRequest : AmazonSecretsManagerRequest
{
    [IdempotencyToken]
    public string ClientRequestToken { get; set; }

    public string Description { get; set; }
    public string KmsKeyId { get; set; }
    public MemoryStream SecretBinary { get; set; }
    public string SecretId { get; set; }
    public string SecretString { get; set; }
    public string Type { get; set; }
}

/// <summary>What <see cref="UpdateSecretRequest"/> answers.</summary>
public sealed class UpdateSecretResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public string Name { get; set; }
    public string VersionId { get; set; }
}
