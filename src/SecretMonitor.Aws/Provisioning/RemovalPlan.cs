using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What has to go for a monitor to be gone.</summary>
public sealed class RemovalPlan
{
    internal RemovalPlan(string monitorName, IReadOnlyList<Step> steps) => (MonitorName, Steps) = (monitorName, steps);

    /// <summary>The monitor.</summary>
    public string MonitorName { get; }

    /// <summary>One change per resource, in the order in which they are to be confirmed.</summary>
    public IReadOnlyList<MonitorChange> Changes => Steps.Select(s => s.Change).ToList();

    internal IReadOnlyList<Step> Steps { get; }
}
