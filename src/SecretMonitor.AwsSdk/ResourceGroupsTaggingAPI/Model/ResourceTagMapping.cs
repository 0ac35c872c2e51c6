namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>A resource and its tags.</summary>
public sealed class ResourceTagMapping
{
    public ComplianceDetails ComplianceDetails { get; set; }
    public string ResourceARN { get; set; }
    public List<Tag> Tags { get; set; }
}
