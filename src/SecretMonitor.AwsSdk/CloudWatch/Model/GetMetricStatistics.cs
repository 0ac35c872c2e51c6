using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Reads up to 1,440 data points of one metric.</summary>
public sealed class GetMetricStatisticsRequest : AmazonCloudWatchRequest
{
    public List<Dimension> Dimensions { get; set; }
    public DateTime? EndTime { get; set; }
    public List<string> ExtendedStatistics { get; set; }
    public string MetricName { get; set; }
    public string Namespace { get; set; }
    public int? Period { get; set; }
    public DateTime? StartTime { get; set; }
    public List<string> Statistics { get; set; }
    public StandardUnit Unit { get; set; }
}

/// <summary>What <see cref="GetMetricStatisticsRequest"/> answers.</summary>
public sealed class GetMetricStatisticsResponse : AmazonWebServiceResponse
{
    public List<Datapoint> Datapoints { get; set; }
    public string Label { get; set; }
}
