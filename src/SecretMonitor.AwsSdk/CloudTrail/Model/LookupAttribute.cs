namespace Amazon.CloudTrail.Model;

/// <summary>What to look for in the event history.</summary>
public sealed class LookupAttribute
{
    public LookupAttributeKey AttributeKey { get; set; }
    public string AttributeValue { get; set; }
}
