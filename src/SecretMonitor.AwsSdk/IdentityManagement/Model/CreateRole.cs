using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Creates a role with its trust policy.</summary>
public sealed class CreateRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string AssumeRolePolicyDocument { get; set; }
    public string Description { get; set; }
    public int? MaxSessionDuration { get; set; }
    public string Path { get; set; }
    public string PermissionsBoundary { get; set; }
    public string RoleName { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="CreateRoleRequest"/> answers.</summary>
public sealed class CreateRoleResponse : AmazonWebServiceResponse
{
    public Role Role { get; set; }
}
