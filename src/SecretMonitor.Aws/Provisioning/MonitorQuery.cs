namespace SecretMonitor.Aws.Provisioning;

/// <summary>Which monitors are meant. Empty lists mean all.</summary>
public sealed record MonitorQuery
{
    /// <summary>
    /// Names of monitors: one exact name, which saves reading all, or several; <c>*</c>, <c>?</c> and <c>[a-z]</c> as
    /// in PowerShell, without regard to case.
    /// </summary>
    public IReadOnlyList<string> MonitorName { get; init; } = [];

    /// <summary>Secrets, by name, ARN or partial ARN: monitors that watch at least one of them.</summary>
    public IReadOnlyList<string> SecretId { get; init; } = [];
}
