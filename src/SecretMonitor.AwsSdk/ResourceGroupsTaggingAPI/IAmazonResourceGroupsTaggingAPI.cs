using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>The operations of the Resource Groups Tagging API.</summary>
public interface IAmazonResourceGroupsTaggingAPI : IAmazonService, IDisposable
{
    /// <summary>Lists resources of the region by their tags; the last page's token is empty, not null.</summary>
    Task<GetResourcesResponse> GetResourcesAsync(
        GetResourcesRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonResourceGroupsTaggingAPIConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonResourceGroupsTaggingAPIClient(credentials, (AmazonResourceGroupsTaggingAPIConfig)config);
#endif
}
