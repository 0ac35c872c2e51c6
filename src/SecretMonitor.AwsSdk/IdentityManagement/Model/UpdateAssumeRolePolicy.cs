using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Replaces the trust policy of a role.</summary>
public sealed class UpdateAssumeRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string PolicyDocument { get; set; }
    public string RoleName { get; set; }
}

/// <summary>What <see cref="UpdateAssumeRolePolicyRequest"/> answers.</summary>
public sealed class UpdateAssumeRolePolicyResponse : AmazonWebServiceResponse;
