using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Publishes data points.</summary>
public sealed class PutMetricDataRequest : AmazonCloudWatchRequest
{
    public List<EntityMetricData> EntityMetricData { get; set; }
    public List<MetricDatum> MetricData { get; set; }
    public string Namespace { get; set; }
    public bool? StrictEntityValidation { get; set; }
}

/// <summary>What <see cref="PutMetricDataRequest"/> answers.</summary>
public sealed class PutMetricDataResponse : AmazonWebServiceResponse;
