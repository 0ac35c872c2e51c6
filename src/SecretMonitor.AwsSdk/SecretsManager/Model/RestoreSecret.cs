using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Cancels the scheduled deletion of a secret.</summary>
public sealed class RestoreSecretRequest : AmazonSecretsManagerRequest
{
    public string SecretId { get; set; }
}

/// <summary>What <see cref="RestoreSecretRequest"/> answers.</summary>
public sealed class RestoreSecretResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public string Name { get; set; }
}
