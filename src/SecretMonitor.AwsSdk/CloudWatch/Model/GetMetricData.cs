using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Reads data points of up to 500 metrics and expressions.</summary>
public sealed class GetMetricDataRequest : AmazonCloudWatchRequest
{
    public DateTime? EndTime { get; set; }
    public LabelOptions LabelOptions { get; set; }
    public int? MaxDatapoints { get; set; }
    public List<MetricDataQuery> MetricDataQueries { get; set; }
    public string NextToken { get; set; }
    public ScanBy ScanBy { get; set; }
    public DateTime? StartTime { get; set; }
}

/// <summary>What <see cref="GetMetricDataRequest"/> answers.</summary>
public sealed class GetMetricDataResponse : AmazonWebServiceResponse
{
    public List<MessageData> Messages { get; set; }
    public List<MetricDataResult> MetricDataResults { get; set; }
    public string NextToken { get; set; }
}
