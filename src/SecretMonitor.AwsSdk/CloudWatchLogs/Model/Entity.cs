namespace Amazon.CloudWatchLogs.Model;

/// <summary>The thing that log events are about.</summary>
public sealed class Entity
{
    public Dictionary<string, string> Attributes { get; set; }
    public Dictionary<string, string> KeyAttributes { get; set; }
}
