using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.KeyManagementService;

/// <summary>The client of KMS. It is safe for use by several threads.</summary>
public class AmazonKeyManagementServiceClient : ServiceClient, IAmazonKeyManagementService
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonKeyManagementServiceClient() : this(new AmazonKeyManagementServiceConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonKeyManagementServiceClient(AmazonKeyManagementServiceConfig clientConfig) : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonKeyManagementServiceClient(AWSCredentials credentials, AmazonKeyManagementServiceConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<DescribeKeyResponse> DescribeKeyAsync(
        DescribeKeyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeKeyResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetKeyPolicyResponse> GetKeyPolicyAsync(
        GetKeyPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetKeyPolicyResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutKeyPolicyResponse> PutKeyPolicyAsync(
        PutKeyPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutKeyPolicyResponse>(request, cancellationToken);
}
