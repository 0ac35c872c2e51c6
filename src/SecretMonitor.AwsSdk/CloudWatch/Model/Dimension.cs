namespace Amazon.CloudWatch.Model;

/// <summary>A dimension of a metric.</summary>
public sealed class Dimension
{
    public string Name { get; set; }
    public string Value { get; set; }
}
