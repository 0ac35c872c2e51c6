using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Reads the value of one version of a secret, AWSCURRENT by default.</summary>
public sealed class GetSecretValueRequest : AmazonSecretsManagerRequest
{
    public string SecretId { get; set; }
    public string VersionId { get; set; }
    public string VersionStage { get; set; }
}

/// <summary>What <see cref="GetSecretValueRequest"/> answers.</summary>
public sealed class GetSecretValueResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public DateTime? CreatedDate { get; set; }
    public string Name { get; set; }
    public MemoryStream SecretBinary { get; set; }
    public string SecretString { get; set; }
    public string VersionId { get; set; }
    public List<string> VersionStages { get; set; }
}
