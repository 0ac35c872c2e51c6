using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.CloudWatch;

/// <summary>The client of CloudWatch. It is safe for use by several threads.</summary>
public class AmazonCloudWatchClient : ServiceClient, IAmazonCloudWatch
{
    /// <summary>Region, credentials and endpoint come from the environment and the default profile.</summary>
    public AmazonCloudWatchClient() : this(new AmazonCloudWatchConfig())
    {
    }

    /// <summary>Credentials come from the environment and the default profile.</summary>
    public AmazonCloudWatchClient(AmazonCloudWatchConfig clientConfig) : base(clientConfig)
    {
    }

    /// <summary>Uses the given credentials.</summary>
    public AmazonCloudWatchClient(AWSCredentials credentials, AmazonCloudWatchConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    public virtual Task<DeleteAlarmsResponse> DeleteAlarmsAsync(
        DeleteAlarmsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteAlarmsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDashboardsResponse> DeleteDashboardsAsync(
        DeleteDashboardsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteDashboardsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeAlarmHistoryResponse> DescribeAlarmHistoryAsync(
        DescribeAlarmHistoryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeAlarmHistoryResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeAlarmsResponse> DescribeAlarmsAsync(
        DescribeAlarmsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeAlarmsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DisableAlarmActionsResponse> DisableAlarmActionsAsync(
        DisableAlarmActionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DisableAlarmActionsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<EnableAlarmActionsResponse> EnableAlarmActionsAsync(
        EnableAlarmActionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<EnableAlarmActionsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetMetricDataResponse> GetMetricDataAsync(
        GetMetricDataRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetMetricDataResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(
        GetMetricStatisticsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetMetricStatisticsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListMetricsResponse> ListMetricsAsync(
        ListMetricsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListMetricsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutDashboardResponse> PutDashboardAsync(
        PutDashboardRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutDashboardResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutMetricAlarmResponse> PutMetricAlarmAsync(
        PutMetricAlarmRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutMetricAlarmResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutMetricDataResponse> PutMetricDataAsync(
        PutMetricDataRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutMetricDataResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<SetAlarmStateResponse> SetAlarmStateAsync(
        SetAlarmStateRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<SetAlarmStateResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);
}
