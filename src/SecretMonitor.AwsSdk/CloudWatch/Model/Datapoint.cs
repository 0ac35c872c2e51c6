namespace Amazon.CloudWatch.Model;

/// <summary>Statistics of a metric over one period.</summary>
public sealed class Datapoint
{
    public double? Average { get; set; }
    public Dictionary<string, double> ExtendedStatistics { get; set; }
    public double? Maximum { get; set; }
    public double? Minimum { get; set; }
    public double? SampleCount { get; set; }
    public double? Sum { get; set; }
    public DateTime? Timestamp { get; set; }
    public StandardUnit Unit { get; set; }
}
