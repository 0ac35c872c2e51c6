namespace Amazon.CloudWatch.Model;

/// <summary>Selects metrics by a dimension; any value when Value is null.</summary>
public sealed class DimensionFilter
{
    public string Name { get; set; }
    public string Value { get; set; }
}
