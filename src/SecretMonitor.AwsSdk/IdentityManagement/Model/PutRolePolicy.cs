using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Creates or replaces an inline policy of a role.</summary>
public sealed class PutRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string PolicyDocument { get; set; }
    public string PolicyName { get; set; }
    public string RoleName { get; set; }
}

/// <summary>What <see cref="PutRolePolicyRequest"/> answers.</summary>
public sealed class PutRolePolicyResponse : AmazonWebServiceResponse;
