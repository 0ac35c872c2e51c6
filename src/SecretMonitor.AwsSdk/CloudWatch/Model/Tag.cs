namespace Amazon.CloudWatch.Model;

/// <summary>A tag of an alarm.</summary>
public sealed class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
