using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

/// <summary>Lists secrets; the list may be up to five minutes old.</summary>
public sealed class ListSecretsRequest : AmazonSecretsManagerRequest
{
    public List<Filter> Filters { get; set; }
    public bool? IncludePlannedDeletion { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
    public SortByType SortBy { get; set; }
    public SortOrderType SortOrder { get; set; }
}

/// <summary>What <see cref="ListSecretsRequest"/> answers.</summary>
public sealed class ListSecretsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<SecretListEntry> SecretList { get; set; }
}
