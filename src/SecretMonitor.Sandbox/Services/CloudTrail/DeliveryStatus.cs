namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>How the deliveries to one destination of a trail went.</summary>
internal sealed class DeliveryStatus
{
    public DateTimeOffset? Attempted { get; private set; }

    public DateTimeOffset? Succeeded { get; private set; }

    /// <summary>The error of the last attempt; null when it went well.</summary>
    public string? Error { get; private set; }

    public void Note(DateTimeOffset now, string? error)
    {
        (Attempted, Error) = (now, error);
        Succeeded = error is null ? now : Succeeded;
    }
}
