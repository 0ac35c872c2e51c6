namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>Selects resources that have a tag with one of the values, or with any.</summary>
public sealed class TagFilter
{
    public string Key { get; set; }
    public List<string> Values { get; set; }
}
