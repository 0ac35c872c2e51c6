using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Lists metrics; a new one shows after up to 15 minutes.</summary>
public sealed class ListMetricsRequest : AmazonCloudWatchRequest
{
    public List<DimensionFilter> Dimensions { get; set; }
    public bool? IncludeLinkedAccounts { get; set; }
    public string MetricName { get; set; }
    public string Namespace { get; set; }
    public string NextToken { get; set; }
    public string OwningAccount { get; set; }
    public RecentlyActive RecentlyActive { get; set; }
}

/// <summary>What <see cref="ListMetricsRequest"/> answers.</summary>
public sealed class ListMetricsResponse : AmazonWebServiceResponse
{
    public List<Metric> Metrics { get; set; }
    public string NextToken { get; set; }
    public List<string> OwningAccounts { get; set; }
}
