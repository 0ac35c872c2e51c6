using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Removes tags from a secret.</summary>
public sealed class UntagResourceRequest : AmazonSecretsManagerRequest
{
    public string SecretId { get; set; }
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="UntagResourceRequest"/> answers.</summary>
public sealed class UntagResourceResponse : AmazonWebServiceResponse;
