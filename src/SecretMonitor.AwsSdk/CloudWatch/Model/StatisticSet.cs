namespace Amazon.CloudWatch.Model;

/// <summary>Statistics of several values, published as one.</summary>
public sealed class StatisticSet
{
    public double? Maximum { get; set; }
    public double? Minimum { get; set; }
    public double? SampleCount { get; set; }
    public double? Sum { get; set; }
}
