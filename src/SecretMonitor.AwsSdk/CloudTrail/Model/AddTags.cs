using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Adds tags to a trail.</summary>
public sealed class AddTagsRequest : AmazonCloudTrailRequest
{
    public string ResourceId { get; set; }
    public List<Tag> TagsList { get; set; }
}

/// <summary>What <see cref="AddTagsRequest"/> answers.</summary>
public sealed class AddTagsResponse : AmazonWebServiceResponse;
