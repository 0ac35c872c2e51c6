using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Lists the tags of trails.</summary>
public sealed class ListTagsRequest : AmazonCloudTrailRequest
{
    public string NextToken { get; set; }
    public List<string> ResourceIdList { get; set; }
}

/// <summary>What <see cref="ListTagsRequest"/> answers.</summary>
public sealed class ListTagsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<ResourceTag> ResourceTagList { get; set; }
}
