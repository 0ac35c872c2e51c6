using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>The operations of IAM.</summary>
public interface IAmazonIdentityManagementService : IAmazonService, IDisposable
{
    /// <summary>Creates a role with its trust policy.</summary>
    Task<CreateRoleResponse> CreateRoleAsync(CreateRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a role that has no policies left.</summary>
    Task<DeleteRoleResponse> DeleteRoleAsync(DeleteRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an inline policy of a role.</summary>
    Task<DeleteRolePolicyResponse> DeleteRolePolicyAsync(
        DeleteRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a role; its trust policy comes URL-encoded.</summary>
    Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads an inline policy of a role; it comes URL-encoded.</summary>
    Task<GetRolePolicyResponse> GetRolePolicyAsync(
        GetRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the names of a role's inline policies.</summary>
    Task<ListRolePoliciesResponse> ListRolePoliciesAsync(
        ListRolePoliciesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a role.</summary>
    Task<ListRoleTagsResponse> ListRoleTagsAsync(
        ListRoleTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists roles by path; without tags.</summary>
    Task<ListRolesResponse> ListRolesAsync(ListRolesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates or replaces an inline policy of a role.</summary>
    Task<PutRolePolicyResponse> PutRolePolicyAsync(
        PutRolePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a role.</summary>
    Task<TagRoleResponse> TagRoleAsync(TagRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a role.</summary>
    Task<UntagRoleResponse> UntagRoleAsync(UntagRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Replaces the trust policy of a role.</summary>
    Task<UpdateAssumeRolePolicyResponse> UpdateAssumeRolePolicyAsync(
        UpdateAssumeRolePolicyRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonIdentityManagementServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonIdentityManagementServiceClient(credentials, (AmazonIdentityManagementServiceConfig)config);
#endif
}
