using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Amazon.CloudWatch;

/// <summary>The operations of CloudWatch.</summary>
public interface IAmazonCloudWatch : IAmazonService, IDisposable
{
    /// <summary>Deletes up to 100 alarms; none when one name is unknown.</summary>
    Task<DeleteAlarmsResponse> DeleteAlarmsAsync(
        DeleteAlarmsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes dashboards.</summary>
    Task<DeleteDashboardsResponse> DeleteDashboardsAsync(
        DeleteDashboardsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists what happened to an alarm.</summary>
    Task<DescribeAlarmHistoryResponse> DescribeAlarmHistoryAsync(
        DescribeAlarmHistoryRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists alarms; an unknown name gives an empty list. Composite alarms only when AlarmTypes names them.
    /// </summary>
    Task<DescribeAlarmsResponse> DescribeAlarmsAsync(
        DescribeAlarmsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Keeps alarms from running their actions.</summary>
    Task<DisableAlarmActionsResponse> DisableAlarmActionsAsync(
        DisableAlarmActionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lets alarms run their actions.</summary>
    Task<EnableAlarmActionsResponse> EnableAlarmActionsAsync(
        EnableAlarmActionsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads data points of up to 500 metrics and expressions.</summary>
    Task<GetMetricDataResponse> GetMetricDataAsync(
        GetMetricDataRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads up to 1,440 data points of one metric.</summary>
    Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(
        GetMetricStatisticsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists metrics; a new one shows after up to 15 minutes.</summary>
    Task<ListMetricsResponse> ListMetricsAsync(
        ListMetricsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of an alarm.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates or replaces a dashboard.</summary>
    Task<PutDashboardResponse> PutDashboardAsync(
        PutDashboardRequest request, CancellationToken cancellationToken = default);

    /// <summary>Creates an alarm on a metric, or replaces all its settings but its state.</summary>
    Task<PutMetricAlarmResponse> PutMetricAlarmAsync(
        PutMetricAlarmRequest request, CancellationToken cancellationToken = default);

    /// <summary>Publishes data points.</summary>
    Task<PutMetricDataResponse> PutMetricDataAsync(
        PutMetricDataRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets the state of an alarm until its next evaluation.</summary>
    Task<SetAlarmStateResponse> SetAlarmStateAsync(
        SetAlarmStateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds tags to an alarm.</summary>
    Task<TagResourceResponse> TagResourceAsync(
        TagResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags from an alarm.</summary>
    Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default);

#if NET
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudWatchConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials credentials, ClientConfig config) =>
        new AmazonCloudWatchClient(credentials, (AmazonCloudWatchConfig)config);
#endif
}
