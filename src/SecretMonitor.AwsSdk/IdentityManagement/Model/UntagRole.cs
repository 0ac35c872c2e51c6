using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Removes tags from a role.</summary>
public sealed class UntagRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string RoleName { get; set; }
    public List<string> TagKeys { get; set; }
}

/// <summary>What <see cref="UntagRoleRequest"/> answers.</summary>
public sealed class UntagRoleResponse : AmazonWebServiceResponse;
