using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>The operations of CloudWatch Logs.</summary>
public interface IAmazonCloudWatchLogs : IAmazonService, IDisposable
{
    /// <summary>Creates a log group.</summary>
    Task<CreateLogGroupResponse> CreateLogGroupAsync(
        CreateLogGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates a log stream.</summary>
    Task<CreateLogStreamResponse> CreateLogStreamAsync(
        CreateLogStreamRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a log group with everything in it.</summary>
    Task<DeleteLogGroupResponse> DeleteLogGroupAsync(
        DeleteLogGroupRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a metric filter.</summary>
    Task<DeleteMetricFilterResponse> DeleteMetricFilterAsync(
        DeleteMetricFilterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists log groups by name.</summary>
    Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(
        DescribeLogGroupsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the log streams of a log group.</summary>
    Task<DescribeLogStreamsResponse> DescribeLogStreamsAsync(
        DescribeLogStreamsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists metric filters by name or by metric.</summary>
    Task<DescribeMetricFiltersResponse> DescribeMetricFiltersAsync(
        DescribeMetricFiltersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Searches the events of a log group; pages may be empty while there is a next token.</summary>
    Task<FilterLogEventsResponse> FilterLogEventsAsync(
        FilterLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the events of one log stream.</summary>
    Task<GetLogEventsResponse> GetLogEventsAsync(
        GetLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the state of a query and its results so far.</summary>
    Task<GetQueryResultsResponse> GetQueryResultsAsync(
        GetQueryResultsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a log group.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Writes log events to a log stream.</summary>
    Task<PutLogEventsResponse> PutLogEventsAsync(
        PutLogEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates or replaces a metric filter of a log group.</summary>
    Task<PutMetricFilterResponse> PutMetricFilterAsync(
        PutMetricFilterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets how long a log group keeps its events.</summary>
    Task<PutRetentionPolicyResponse> PutRetentionPolicyAsync(
        PutRetentionPolicyRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a Logs Insights query. Its times are epoch seconds.</summary>
    Task<StartQueryResponse> StartQueryAsync(StartQueryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Stops a query.</summary>
    Task<StopQueryResponse> StopQueryAsync(StopQueryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to a log group, named by its ARN without :*.</summary>
    Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tries a filter pattern on up to 50 messages.</summary>
    Task<TestMetricFilterResponse> TestMetricFilterAsync(
        TestMetricFilterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from a log group.</summary>
    Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudWatchLogsConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonCloudWatchLogsClient(credentials, (AmazonCloudWatchLogsConfig)config);
#endif
}
