using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>Amazon CloudWatch: metrics, alarms, dashboards.</summary>
internal sealed class CloudWatchService : SandboxService, IMetricStore, ITagged
{
    private readonly Regional<CloudWatchRegion> _regions;
    private readonly DashboardOperations _dashboards = new();

    public CloudWatchService(World world)
        : base(world, "monitoring")
    {
        _regions = new(region => new(world, region));
        On("PutMetricData", MetricOperations.PutMetricData);
        On("ListMetrics", MetricOperations.ListMetrics);
        On("GetMetricStatistics", MetricQueries.GetMetricStatistics);
        On("GetMetricData", MetricQueries.GetMetricData);
        On("PutMetricAlarm", AlarmOperations.PutMetricAlarm);
        On("PutCompositeAlarm", AlarmOperations.PutCompositeAlarm);
        On("DeleteAlarms", AlarmOperations.DeleteAlarms);
        On("SetAlarmState", AlarmOperations.SetAlarmState);
        On("EnableAlarmActions", (call, region) => AlarmOperations.SwitchActions(call, region, enabled: true));
        On("DisableAlarmActions", (call, region) => AlarmOperations.SwitchActions(call, region, enabled: false));
        On("DescribeAlarms", AlarmQueries.DescribeAlarms);
        On("DescribeAlarmsForMetric", AlarmQueries.DescribeAlarmsForMetric);
        On("DescribeAlarmHistory", AlarmQueries.DescribeAlarmHistory);
        On("PutDashboard", _dashboards.PutDashboard);
        On("GetDashboard", _dashboards.GetDashboard);
        On("ListDashboards", _dashboards.ListDashboards);
        On("DeleteDashboards", _dashboards.DeleteDashboards);
        On("TagResource", call => CloudWatchTags.TagResource(call, arn => TagsOf(call.Region, arn)));
        On("UntagResource", call => CloudWatchTags.UntagResource(call, arn => TagsOf(call.Region, arn)));
        On("ListTagsForResource", call => CloudWatchTags.ListTagsForResource(call, arn => TagsOf(call.Region, arn)));
    }

    public override string ActionPrefix => "cloudwatch";

    public void Record(
        string region,
        string metricNamespace,
        string metricName,
        IReadOnlyDictionary<string, string> dimensions,
        double value,
        string? unit,
        DateTimeOffset timestamp) =>
        _regions[region].Metrics.PointAt(new(metricNamespace, metricName, dimensions), timestamp, unit).Add(value, 1);

    public IEnumerable<(string Arn, IDictionary<string, string> Tags)> TaggedResources(string region) =>
        _regions[region].Alarms.All.Select(a => (a.Arn, (IDictionary<string, string>)a.Tags));

    private void On(string operation, Func<Call, CloudWatchRegion, Structure?> handle) =>
        On(operation, call => handle(call, _regions[call.Region]));

    private TagSet? TagsOf(string region, string arn) =>
        _regions[region].Alarms.All.FirstOrDefault(a => a.Arn == arn)?.Tags
        ?? _dashboards.All.FirstOrDefault(d => d.Arn == arn)?.Tags;
}
