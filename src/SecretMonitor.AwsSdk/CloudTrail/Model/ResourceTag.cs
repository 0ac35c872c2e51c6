namespace Amazon.CloudTrail.Model;

/// <summary>A trail and its tags.</summary>
public sealed class ResourceTag
{
    public string ResourceId { get; set; }
    public List<Tag> TagsList { get; set; }
}
