using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Creates or replaces a metric filter of a log group.</summary>
public sealed class PutMetricFilterRequest : AmazonCloudWatchLogsRequest
{
    public bool? ApplyOnTransformedLogs { get; set; }
    public List<string> EmitSystemFieldDimensions { get; set; }
    public string FieldSelectionCriteria { get; set; }
    public string FilterName { get; set; }
    public string FilterPattern { get; set; }
    public string LogGroupName { get; set; }
    public List<MetricTransformation> MetricTransformations { get; set; }
}

/// <summary>What <see cref="PutMetricFilterRequest"/> answers.</summary>
public sealed class PutMetricFilterResponse : AmazonWebServiceResponse;
