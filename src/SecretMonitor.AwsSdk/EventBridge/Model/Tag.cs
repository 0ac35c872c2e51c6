namespace Amazon.EventBridge.Model;

/// <summary>A tag of a rule.</summary>
public sealed class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
