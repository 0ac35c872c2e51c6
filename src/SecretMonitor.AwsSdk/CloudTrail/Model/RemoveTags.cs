using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Removes tags from a trail.</summary>
public sealed class RemoveTagsRequest : AmazonCloudTrailRequest
{
    public string ResourceId { get; set; }
    public List<Tag> TagsList { get; set; }
}

/// <summary>What <see cref="RemoveTagsRequest"/> answers.</summary>
public sealed class RemoveTagsResponse : AmazonWebServiceResponse;
