using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Creates an alarm on a metric, or replaces all its settings but its state.</summary>
public sealed class PutMetricAlarmRequest : AmazonCloudWatchRequest
{
    public bool? ActionsEnabled { get; set; }
    public List<string> AlarmActions { get; set; }
    public string AlarmDescription { get; set; }
    public string AlarmName { get; set; }
    public ComparisonOperator ComparisonOperator { get; set; }
    public int? DatapointsToAlarm { get; set; }
    public List<Dimension> Dimensions { get; set; }
    public string EvaluateLowSampleCountPercentile { get; set; }
    public EvaluationCriteria EvaluationCriteria { get; set; }
    public int? EvaluationInterval { get; set; }
    public int? EvaluationPeriods { get; set; }
    public string ExtendedStatistic { get; set; }
    public List<string> InsufficientDataActions { get; set; }
    public string MetricName { get; set; }
    public List<MetricDataQuery> Metrics { get; set; }
    public string Namespace { get; set; }
    public List<string> OKActions { get; set; }
    public int? Period { get; set; }
    public Statistic Statistic { get; set; }
    public List<Tag> Tags { get; set; }
    public double? Threshold { get; set; }
    public string ThresholdMetricId { get; set; }
    public string TreatMissingData { get; set; }
    public StandardUnit Unit { get; set; }
}

/// <summary>What <see cref="PutMetricAlarmRequest"/> answers.</summary>
public sealed class PutMetricAlarmResponse : AmazonWebServiceResponse;
