using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Adds tags to a secret, or changes them.</summary>
public sealed class TagResourceRequest : AmazonSecretsManagerRequest
{
    public string SecretId { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="TagResourceRequest"/> answers.</summary>
public sealed class TagResourceResponse : AmazonWebServiceResponse;
