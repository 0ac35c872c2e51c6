using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Lists the versions of a secret and their staging labels.</summary>
public sealed class ListSecretVersionIdsRequest : AmazonSecretsManagerRequest
{
    public bool? IncludeDeprecated { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
    public string SecretId { get; set; }
}

/// <summary>What <see cref="ListSecretVersionIdsRequest"/> answers.</summary>
public sealed class ListSecretVersionIdsResponse : AmazonWebServiceResponse
{
    public string ARN { get; set; }
    public string Name { get; set; }
    public string NextToken { get; set; }
    public List<SecretVersionsListEntry> Versions { get; set; }
}
