namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>Why a target didn't take an event, as a dead-letter queue is told.</summary>
/// <param name="Code"><c>NO_PERMISSIONS</c>, <c>NO_RESOURCE</c>, <c>INVALID_JSON</c>, <c>THROTTLING</c> ...</param>
/// <param name="Message">The text.</param>
internal sealed record TargetError(string Code, string Message)
{
    /// <summary>Whether the same may go well later.</summary>
    public bool IsRetriable { get; init; }
}
