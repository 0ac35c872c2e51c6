namespace SecretMonitor.Sandbox;

/// <summary>AWS's delivery delays, in virtual time.</summary>
public sealed record SandboxDelays
{
    /// <summary>From the call to the S3 object and the log event: CloudTrail's published average.</summary>
    public TimeSpan Trail { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From the call to event history (LookupEvents).</summary>
    public TimeSpan EventHistory { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>From the call to EventBridge.</summary>
    public TimeSpan EventBridge { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two evaluations of an alarm.</summary>
    public TimeSpan AlarmEvaluation { get; init; } = TimeSpan.FromMinutes(1);
}
