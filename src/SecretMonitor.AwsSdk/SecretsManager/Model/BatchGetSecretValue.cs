using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>
/// Reads the values of up to 20 secrets, by a list of ids or by filters. What can't be read is listed in Errors.
/// </summary>
public sealed class BatchGetSecretValueRequest : AmazonSecretsManagerRequest
{
    public List<Filter> Filters { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
    public List<string> SecretIdList { get; set; }
}

/// <summary>What <see cref="BatchGetSecretValueRequest"/> answers.</summary>
public sealed class BatchGetSecretValueResponse : AmazonWebServiceResponse
{
    public List<APIErrorType> Errors { get; set; }
    public string NextToken { get; set; }
    public List<SecretValueEntry> SecretValues { get; set; }
}
