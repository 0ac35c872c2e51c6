using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Lists metric filters by name or by metric.</summary>
public sealed class DescribeMetricFiltersRequest : AmazonCloudWatchLogsRequest
{
    public string FilterNamePrefix { get; set; }
    public int? Limit { get; set; }
    public string LogGroupName { get; set; }
    public string MetricName { get; set; }
    public string MetricNamespace { get; set; }
    public string NextToken { get; set; }
}

/// <summary>What <see cref="DescribeMetricFiltersRequest"/> answers.</summary>
public sealed class DescribeMetricFiltersResponse : AmazonWebServiceResponse
{
    public List<MetricFilter> MetricFilters { get; set; }
    public string NextToken { get; set; }
}
