using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>The operations of KMS.</summary>
public interface IAmazonKeyManagementService : IAmazonService, IDisposable
{
    /// <summary>Describes a key, by id, ARN or alias.</summary>
    Task<DescribeKeyResponse> DescribeKeyAsync(DescribeKeyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a key's policy, by the key's id or ARN.</summary>
    Task<GetKeyPolicyResponse> GetKeyPolicyAsync(GetKeyPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets a key's policy; it must let the caller set another, unless told otherwise.</summary>
    Task<PutKeyPolicyResponse> PutKeyPolicyAsync(PutKeyPolicyRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonKeyManagementServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonKeyManagementServiceClient(credentials, (AmazonKeyManagementServiceConfig)config);
#endif
}
