namespace Amazon.CloudTrail.Model;

/// <summary>A condition on one field of an event.</summary>
public sealed class AdvancedFieldSelector
{
    public List<string> EndsWith { get; set; }
    public new List<string> Equals { get; set; }
    public string Field { get; set; }
    public List<string> NotEndsWith { get; set; }
    public List<string> NotEquals { get; set; }
    public List<string> NotStartsWith { get; set; }
    public List<string> StartsWith { get; set; }
}
