using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Sets the resource policy of a secret.</summary>
public sealed class PutResourcePolicyRequest : AmazonSecretsManagerRequest
{
    public bool? BlockPublicPolicy { get; set; }
    public string ResourcePolicy { get; set; }
    public string SecretId { get; set; }
}

/// <summary>What <see cref="PutResourcePolicyRequest"/> answers.</summary>
public sealed class PutResourcePolicyResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public string Name { get; set; }
}
