using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Lists roles by path; without tags.</summary>
public sealed class ListRolesRequest : AmazonIdentityManagementServiceRequest
{
    public string Marker { get; set; }
    public int? MaxItems { get; set; }
    public string PathPrefix { get; set; }
}

/// <summary>What <see cref="ListRolesRequest"/> answers.</summary>
public sealed class ListRolesResponse : AmazonWebServiceResponse
{
    public bool? IsTruncated { get; set; }
    public string Marker { get; set; }
    public List<Role> Roles { get; set; }
}
