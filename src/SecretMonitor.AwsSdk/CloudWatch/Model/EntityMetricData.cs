namespace Amazon.CloudWatch.Model;

/// <summary>Data points about one thing.</summary>
public sealed class EntityMetricData
{
    public Entity Entity { get; set; }
    public List<MetricDatum> MetricData { get; set; }
}
