namespace Amazon.CloudTrail.Model;

/// <summary>Resources whose data events a trail records.</summary>
public sealed class DataResource
{
    public string Type { get; set; }
    public List<string> Values { get; set; }
}
