namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>A tag of a resource.</summary>
public sealed class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
