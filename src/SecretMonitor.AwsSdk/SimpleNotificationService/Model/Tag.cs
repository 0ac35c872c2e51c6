namespace Amazon.SimpleNotificationService.Model;

/// <summary>A tag of a topic.</summary>
public sealed class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
