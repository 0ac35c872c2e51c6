namespace Amazon.EventBridge.Model;

/// <summary>Makes the text for a target from values in the event.</summary>
public sealed class InputTransformer
{
    public Dictionary<string, string> InputPathsMap { get; set; }
    public string InputTemplate { get; set; }
}
