using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>The client of the Resource Groups Tagging API. It is safe for use by several threads.</summary>
public class AmazonResourceGroupsTaggingAPIClient : ServiceClient, IAmazonResourceGroupsTaggingAPI
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonResourceGroupsTaggingAPIClient() : this(new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AmazonResourceGroupsTaggingAPIConfig clientConfig) : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonResourceGroupsTaggingAPIClient(
        AWSCredentials credentials, AmazonResourceGroupsTaggingAPIConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<GetResourcesResponse> GetResourcesAsync(
        GetResourcesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetResourcesResponse>(request, cancellationToken);
}
