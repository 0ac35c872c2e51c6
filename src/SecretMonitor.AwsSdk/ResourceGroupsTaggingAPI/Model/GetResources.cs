using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>Lists resources of the region by their tags; the last page's token is empty, not null.</summary>
public sealed class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    public bool? ExcludeCompliantResources { get; set; }
    public bool? IncludeComplianceDetails { get; set; }
    public string PaginationToken { get; set; }
    public List<string> ResourceARNList { get; set; }
    public int? ResourcesPerPage { get; set; }
    public List<string> ResourceTypeFilters { get; set; }
    public List<TagFilter> TagFilters { get; set; }
    public int? TagsPerPage { get; set; }
}

/// <summary>What <see cref="GetResourcesRequest"/> answers.</summary>
public sealed class GetResourcesResponse : AmazonWebServiceResponse
{
    public string PaginationToken { get; set; }
    public List<ResourceTagMapping> ResourceTagMappingList { get; set; }
}
