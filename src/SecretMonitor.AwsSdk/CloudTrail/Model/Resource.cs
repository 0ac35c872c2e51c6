namespace Amazon.CloudTrail.Model;

/// <summary>A resource that an event is about.</summary>
public sealed class Resource
{
    public string ResourceName { get; set; }
    public string ResourceType { get; set; }
}
