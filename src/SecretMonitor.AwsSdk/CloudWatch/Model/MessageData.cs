namespace Amazon.CloudWatch.Model;

/// <summary>Something to know about a result.</summary>
public sealed class MessageData
{
    public string Code { get; set; }
    public string Value { get; set; }
}
