using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>A message that is about to be sent.</summary>
internal sealed record NewMessage
{
    public required string Body { get; init; }

    public required string SenderId { get; init; }

    public IReadOnlyDictionary<string, Structure> Attributes { get; init; } = new Dictionary<string, Structure>();

    /// <summary>The delay that the sender asked for; null: the queue's.</summary>
    public TimeSpan? Delay { get; init; }

    public string? TraceHeader { get; init; }

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }
}
