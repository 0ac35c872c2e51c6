using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Deletes a role that has no policies left.</summary>
public sealed class DeleteRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string RoleName { get; set; }
}

/// <summary>What <see cref="DeleteRoleRequest"/> answers.</summary>
public sealed class DeleteRoleResponse : AmazonWebServiceResponse;
