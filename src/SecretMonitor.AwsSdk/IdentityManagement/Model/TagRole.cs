using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Adds tags to a role.</summary>
public sealed class TagRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string RoleName { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="TagRoleRequest"/> answers.</summary>
public sealed class TagRoleResponse : AmazonWebServiceResponse;
