using Amazon.Runtime;
using Amazon.SecretsManager.Model;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.SecretsManager;

/// <summary>The client of Secrets Manager. It is safe for use by several threads.</summary>
public class AmazonSecretsManagerClient : ServiceClient, IAmazonSecretsManager
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonSecretsManagerClient() : this(new AmazonSecretsManagerConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonSecretsManagerClient(AmazonSecretsManagerConfig clientConfig) : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonSecretsManagerClient(AWSCredentials credentials, AmazonSecretsManagerConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>Never: answers carry secret values.</summary>
    protected override bool SupportResponseLogging => false;

    /// <inheritdoc/>
    public virtual Task<BatchGetSecretValueResponse> BatchGetSecretValueAsync(
        BatchGetSecretValueRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<BatchGetSecretValueResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateSecretResponse> CreateSecretAsync(
        CreateSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteSecretResponse> DeleteSecretAsync(
        DeleteSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeSecretResponse> DescribeSecretAsync(
        DescribeSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetResourcePolicyResponse> GetResourcePolicyAsync(
        GetResourcePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetResourcePolicyResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetSecretValueResponse> GetSecretValueAsync(
        GetSecretValueRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetSecretValueResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListSecretVersionIdsResponse> ListSecretVersionIdsAsync(
        ListSecretVersionIdsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListSecretVersionIdsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListSecretsResponse> ListSecretsAsync(
        ListSecretsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListSecretsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutResourcePolicyResponse> PutResourcePolicyAsync(
        PutResourcePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutResourcePolicyResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutSecretValueResponse> PutSecretValueAsync(
        PutSecretValueRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutSecretValueResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RestoreSecretResponse> RestoreSecretAsync(
        RestoreSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RestoreSecretResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateSecretResponse> UpdateSecretAsync(
        UpdateSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateSecretResponse>(request, cancellationToken);
}
