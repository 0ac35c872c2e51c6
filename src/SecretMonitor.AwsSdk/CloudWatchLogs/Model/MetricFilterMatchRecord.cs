namespace Amazon.CloudWatchLogs.Model;

/// <summary>A message that a pattern matched; the first is number 1.</summary>
public sealed class MetricFilterMatchRecord
{
    public string EventMessage { get; set; }
    public long? EventNumber { get; set; }
    public Dictionary<string, string> ExtractedValues { get; set; }
}
