namespace Amazon.CloudWatchLogs.Model;

/// <summary>The metric that a filter feeds: a default value and dimensions exclude each other.</summary>
public sealed class MetricTransformation
{
    public double? DefaultValue { get; set; }
    public Dictionary<string, string> Dimensions { get; set; }
    public string MetricName { get; set; }
    public string MetricNamespace { get; set; }
    public string MetricValue { get; set; }
    public StandardUnit Unit { get; set; }
}
