namespace Amazon.CloudWatch.Model;

/// <summary>A statistic of a metric over a period.</summary>
public sealed class MetricStat
{
    public Metric Metric { get; set; }
    public int? Period { get; set; }
    public string Stat { get; set; }
    public StandardUnit Unit { get; set; }
}
