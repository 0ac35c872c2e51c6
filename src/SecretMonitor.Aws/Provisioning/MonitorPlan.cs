using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What has to happen for a monitor to be as it was asked for.</summary>
public sealed class MonitorPlan
{
    internal MonitorPlan(string monitorName, IReadOnlyList<MonitorChange> changes) =>
        (MonitorName, Changes) = (monitorName, changes);

    /// <summary>The monitor.</summary>
    public string MonitorName { get; }

    /// <summary>One change per resource, in the order in which they are to be confirmed.</summary>
    public IReadOnlyList<MonitorChange> Changes { get; }
}
