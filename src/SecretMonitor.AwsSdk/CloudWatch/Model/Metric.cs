namespace Amazon.CloudWatch.Model;

/// <summary>A metric, named by namespace, name and dimensions.</summary>
public sealed class Metric
{
    public List<Dimension> Dimensions { get; set; }
    public string MetricName { get; set; }
    public string Namespace { get; set; }
}
