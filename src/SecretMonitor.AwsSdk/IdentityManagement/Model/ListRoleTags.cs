using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Lists the tags of a role.</summary>
public sealed class ListRoleTagsRequest : AmazonIdentityManagementServiceRequest
{
    public string Marker { get; set; }
    public int? MaxItems { get; set; }
    public string RoleName { get; set; }
}

/// <summary>What <see cref="ListRoleTagsRequest"/> answers.</summary>
public sealed class ListRoleTagsResponse : AmazonWebServiceResponse
{
    public bool? IsTruncated { get; set; }
    public string Marker { get; set; }
    public List<Tag> Tags { get; set; }
}
