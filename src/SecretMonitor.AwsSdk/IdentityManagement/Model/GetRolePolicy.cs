using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Reads an inline policy of a role; it comes URL-encoded.</summary>
public sealed class GetRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string PolicyName { get; set; }
    public string RoleName { get; set; }
}

/// <summary>What <see cref="GetRolePolicyRequest"/> answers.</summary>
public sealed class GetRolePolicyResponse : AmazonWebServiceResponse
{
    public string PolicyDocument { get; set; }
    public string PolicyName { get; set; }
    public string RoleName { get; set; }
}
