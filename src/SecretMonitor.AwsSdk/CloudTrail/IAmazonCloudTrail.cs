using Amazon.CloudTrail.Model;
using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>The operations of CloudTrail.</summary>
public interface IAmazonCloudTrail : IAmazonService, IDisposable
{
    /// <summary>Adds tags to a trail.</summary>
    Task<AddTagsResponse> AddTagsAsync(AddTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a trail, which logs nothing before StartLogging.</summary>
    Task<CreateTrailResponse> CreateTrailAsync(
        CreateTrailRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a trail; only in its home region.</summary>
    Task<DeleteTrailResponse> DeleteTrailAsync(
        DeleteTrailRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Describes trails, those that other regions or accounts own included unless shadow trails are left out.
    /// </summary>
    Task<DescribeTrailsResponse> DescribeTrailsAsync(
        DescribeTrailsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads what a trail records.</summary>
    Task<GetEventSelectorsResponse> GetEventSelectorsAsync(
        GetEventSelectorsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Describes one trail.</summary>
    Task<GetTrailResponse> GetTrailAsync(GetTrailRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a trail logs, and when it last delivered or failed to.</summary>
    Task<GetTrailStatusResponse> GetTrailStatusAsync(
        GetTrailStatusRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of trails.</summary>
    Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Searches the management events of the last 90 days by one attribute, newest first; two calls a second.
    /// </summary>
    Task<LookupEventsResponse> LookupEventsAsync(
        LookupEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets what a trail records; basic and advanced selectors replace each other.</summary>
    Task<PutEventSelectorsResponse> PutEventSelectorsAsync(
        PutEventSelectorsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a trail.</summary>
    Task<RemoveTagsResponse> RemoveTagsAsync(RemoveTagsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts the recording of events by a trail.</summary>
    Task<StartLoggingResponse> StartLoggingAsync(
        StartLoggingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops the recording of events by a trail.</summary>
    Task<StopLoggingResponse> StopLoggingAsync(
        StopLoggingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a trail's settings; only in its home region.</summary>
    Task<UpdateTrailResponse> UpdateTrailAsync(
        UpdateTrailRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudTrailConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonCloudTrailClient(credentials, (AmazonCloudTrailConfig)config);
#endif
}
