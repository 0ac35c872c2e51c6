using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.CloudWatchLogs;

/// <summary>The client of CloudWatch Logs. It is safe for use by several threads.</summary>
public class AmazonCloudWatchLogsClient : ServiceClient, IAmazonCloudWatchLogs
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonCloudWatchLogsClient() : this(new AmazonCloudWatchLogsConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonCloudWatchLogsClient(AmazonCloudWatchLogsConfig clientConfig) : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonCloudWatchLogsClient(AWSCredentials credentials, AmazonCloudWatchLogsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<CreateLogGroupResponse> CreateLogGroupAsync(
        CreateLogGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateLogGroupResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateLogStreamResponse> CreateLogStreamAsync(
        CreateLogStreamRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateLogStreamResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteLogGroupResponse> DeleteLogGroupAsync(
        DeleteLogGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteLogGroupResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteMetricFilterResponse> DeleteMetricFilterAsync(
        DeleteMetricFilterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteMetricFilterResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(
        DescribeLogGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeLogGroupsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(
        DescribeLogStreamsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeLogStreamsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeMetricFiltersResponse> DescribeMetricFiltersAsync(
        DescribeMetricFiltersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeMetricFiltersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<FilterLogEventsResponse> FilterLogEventsAsync(
        FilterLogEventsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<FilterLogEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetLogEventsResponse> GetLogEventsAsync(
        GetLogEventsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetLogEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetQueryResultsResponse> GetQueryResultsAsync(
        GetQueryResultsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetQueryResultsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutLogEventsResponse> PutLogEventsAsync(
        PutLogEventsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutLogEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutMetricFilterResponse> PutMetricFilterAsync(
        PutMetricFilterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutMetricFilterResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutRetentionPolicyResponse> PutRetentionPolicyAsync(
        PutRetentionPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutRetentionPolicyResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StartQueryResponse> StartQueryAsync(
        StartQueryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StartQueryResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<StopQueryResponse> StopQueryAsync(
        StopQueryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<StopQueryResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TestMetricFilterResponse> TestMetricFilterAsync(
        TestMetricFilterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TestMetricFilterResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);
}
