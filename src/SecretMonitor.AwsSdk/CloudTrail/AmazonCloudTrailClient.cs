using Amazon.CloudTrail.Model;
using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.CloudTrail;

/// <summary>The client of CloudTrail. It is safe for use by several threads.</summary>
public class AmazonCloudTrailClient : ServiceClient, IAmazonCloudTrail
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonCloudTrailClient() : this(new AmazonCloudTrailConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonCloudTrailClient(AmazonCloudTrailConfig clientConfig) : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonCloudTrailClient(AWSCredentials credentials, AmazonCloudTrailConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<AddTagsResponse> AddTagsAsync(
        AddTagsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<AddTagsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateTrailResponse> CreateTrailAsync(
        CreateTrailRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateTrailResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteTrailResponse> DeleteTrailAsync(
        DeleteTrailRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteTrailResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeTrailsResponse> DescribeTrailsAsync(
        DescribeTrailsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeTrailsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetEventSelectorsResponse> GetEventSelectorsAsync(
        GetEventSelectorsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetEventSelectorsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetTrailResponse> GetTrailAsync(
        GetTrailRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetTrailResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetTrailStatusResponse> GetTrailStatusAsync(
        GetTrailStatusRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetTrailStatusResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsResponse> ListTagsAsync(
        ListTagsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<LookupEventsResponse> LookupEventsAsync(
        LookupEventsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<LookupEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutEventSelectorsResponse> PutEventSelectorsAsync(
        PutEventSelectorsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutEventSelectorsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RemoveTagsResponse> RemoveTagsAsync(
        RemoveTagsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<RemoveTagsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StartLoggingResponse> StartLoggingAsync(
        StartLoggingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StartLoggingResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopLoggingResponse> StopLoggingAsync(
        StopLoggingRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StopLoggingResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateTrailResponse> UpdateTrailAsync(
        UpdateTrailRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateTrailResponse>(request, cancellationToken);
}
