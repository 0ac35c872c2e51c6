namespace Amazon.CloudTrail.Model;

/// <summary>A tag of a trail.</summary>
public sealed class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
