using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Reads the resource policy of a secret; null when it has none.</summary>
public sealed class GetResourcePolicyRequest : AmazonSecretsManagerRequest
{
    public string SecretId { get; set; }
}

/// <summary>What <see cref="GetResourcePolicyRequest"/> answers.</summary>
public sealed class GetResourcePolicyResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public string Name { get; set; }
    public string ResourcePolicy { get; set; }
}
