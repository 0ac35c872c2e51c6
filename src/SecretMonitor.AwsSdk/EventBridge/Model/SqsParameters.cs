namespace Amazon.EventBridge.Model;

/// <summary>How a FIFO queue is sent to.</summary>
public sealed class SqsParameters
{
    public string MessageGroupId { get; set; }
}
