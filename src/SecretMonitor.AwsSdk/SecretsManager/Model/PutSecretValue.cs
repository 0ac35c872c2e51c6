using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SecretsManager.Model;

/// <summary>Adds a version to a secret and moves the staging labels to it.</summary>
public sealed class PutSecretValueRequest : AmazonSecretsManagerRequest
{
    [IdempotencyToken]
    public string ClientRequestToken { get; set; }

    public string RotationToken { get; set; }
    public MemoryStream SecretBinary { get; set; }
    public string SecretId { get; set; }
    public string SecretString { get; set; }
    public List<string> VersionStages { get; set; }
}

/// <summary>What <see cref="PutSecretValueRequest"/> answers.</summary>
public sealed class PutSecretValueResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public string Name { get; set; }
    public string VersionId { get; set; }
    public List<string> VersionStages { get; set; }
}
