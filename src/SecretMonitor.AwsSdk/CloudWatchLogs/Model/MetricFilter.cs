namespace Amazon.CloudWatchLogs.Model;

/// <summary>A metric filter of a log group.</summary>
public sealed class MetricFilter
{
    public bool? ApplyOnTransformedLogs { get; set; }
    public DateTime? CreationTime { get; set; }
    public List<string> EmitSystemFieldDimensions { get; set; }
    public string FieldSelectionCriteria { get; set; }
    public string FilterName { get; set; }
    public string FilterPattern { get; set; }
    public string LogGroupName { get; set; }
    public List<MetricTransformation> MetricTransformations { get; set; }
}
