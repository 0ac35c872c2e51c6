using Amazon.SecretsManager.Model;
using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>The operations of Secrets Manager.</summary>
public interface IAmazonSecretsManager : IAmazonService, IDisposable
{
    /// <summary>
    /// Reads the values of up to 20 secrets, by a list of ids or by filters. What can't be read is listed in Errors.
    /// </summary>
    Task<BatchGetSecretValueResponse> BatchGetSecretValueAsync(
        BatchGetSecretValueRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a secret, with a first version when a value is given.</summary>
    Task<CreateSecretResponse> CreateSecretAsync(
        CreateSecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>Schedules a secret for deletion, or deletes it at once when forced.</summary>
    Task<DeleteSecretResponse> DeleteSecretAsync(
        DeleteSecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes a secret without its value; a secret that is scheduled for deletion too.</summary>
    Task<DescribeSecretResponse> DescribeSecretAsync(
        DescribeSecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the resource policy of a secret; null when it has none.</summary>
    Task<GetResourcePolicyResponse> GetResourcePolicyAsync(
        GetResourcePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the value of one version of a secret, AWSCURRENT by default.</summary>
    Task<GetSecretValueResponse> GetSecretValueAsync(
        GetSecretValueRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the versions of a secret and their staging labels.</summary>
    Task<ListSecretVersionIdsResponse> ListSecretVersionIdsAsync(
        ListSecretVersionIdsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists secrets; the list may be up to five minutes old.</summary>
    Task<ListSecretsResponse> ListSecretsAsync(
        ListSecretsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets the resource policy of a secret.</summary>
    Task<PutResourcePolicyResponse> PutResourcePolicyAsync(
        PutResourcePolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds a version to a secret and moves the staging labels to it.</summary>
    Task<PutSecretValueResponse> PutSecretValueAsync(
        PutSecretValueRequest request, CancellationToken cancellationToken = default);

    /// <summary>Cancels the scheduled deletion of a secret.</summary>
    Task<RestoreSecretResponse> RestoreSecretAsync(
        RestoreSecretRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a secret, or changes them.</summary>
    Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a secret.</summary>
    Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a secret's description, key or value.</summary>
    Task<UpdateSecretResponse> UpdateSecretAsync(
        UpdateSecretRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSecretsManagerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonSecretsManagerClient(credentials, (AmazonSecretsManagerConfig)config);
#endif
}
