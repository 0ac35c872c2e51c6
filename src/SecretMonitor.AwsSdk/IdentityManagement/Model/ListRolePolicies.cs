using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Lists the names of a role's inline policies.</summary>
public sealed class ListRolePoliciesRequest : AmazonIdentityManagementServiceRequest
{
    public string Marker { get; set; }
    public int? MaxItems { get; set; }
    public string RoleName { get; set; }
}

/// <summary>What <see cref="ListRolePoliciesRequest"/> answers.</summary>
public sealed class ListRolePoliciesResponse : AmazonWebServiceResponse
{
    public bool? IsTruncated { get; set; }
    public string Marker { get; set; }
    public List<string> PolicyNames { get; set; }
}
