using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Describes a role; its trust policy comes URL-encoded.</summary>
public sealed class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string RoleName { get; set; }
}

/// <summary>What <see cref="GetRoleRequest"/> answers.</summary>
public sealed class GetRoleResponse : AmazonWebServiceResponse
{
    public Role Role { get; set; }
}
