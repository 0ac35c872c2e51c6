using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Deletes an inline policy of a role.</summary>
public sealed class DeleteRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string PolicyName { get; set; }
    public string RoleName { get; set; }
}

/// <summary>What <see cref="DeleteRolePolicyRequest"/> answers.</summary>
public sealed class DeleteRolePolicyResponse : AmazonWebServiceResponse;
