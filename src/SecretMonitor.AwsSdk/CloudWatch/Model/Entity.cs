namespace Amazon.CloudWatch.Model;

/// <summary>The thing that data points are about.</summary>
public sealed class Entity
{
    public Dictionary<string, string> Attributes { get; set; }
    public Dictionary<string, string> KeyAttributes { get; set; }
}
