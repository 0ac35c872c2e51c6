namespace Amazon.CloudTrail.Model;

/// <summary>Selects the events that a trail records, field by field.</summary>
public sealed class AdvancedEventSelector
{
    public List<AdvancedFieldSelector> FieldSelectors { get; set; }
    public string Name { get; set; }
}
