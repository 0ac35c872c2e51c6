namespace SecretMonitor.Aws.Alarms;

/// <summary>Which alarms are meant. Empty lists mean all alarms of all monitors.</summary>
public sealed record AlarmQuery
{
    /// <summary>
    /// Names of monitors: one exact name, which saves reading all, or several; <c>*</c>, <c>?</c> and <c>[a-z]</c> as
    /// in PowerShell, without regard to case.
    /// </summary>
    public IReadOnlyList<string> MonitorName { get; init; } = [];

    /// <summary>Exact names of alarms; with these, monitors are not asked for.</summary>
    public IReadOnlyList<string> AlarmName { get; init; } = [];
}
