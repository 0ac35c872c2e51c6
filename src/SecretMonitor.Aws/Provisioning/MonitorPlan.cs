using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What has to happen for a monitor to be as it was asked for.</summary>
public sealed class MonitorPlan
{
    internal MonitorPlan(
        string monitorName, IReadOnlyList<Step> steps, Func<IReadOnlyCollection<MonitorChange>, Monitor> describe) =>
        (MonitorName, Steps, Describe) = (monitorName, steps, describe);

    /// <summary>The monitor.</summary>
    public string MonitorName { get; }

    /// <summary>One change per resource, in the order in which they are to be confirmed.</summary>
    public IReadOnlyList<MonitorChange> Changes => Steps.Select(s => s.Change).ToList();

    internal IReadOnlyList<Step> Steps { get; }

    /// <summary>Plans the same again, by what is there then.</summary>
    internal Func<CancellationToken, Task<MonitorPlan>>? PlanAgainAsync { get; set; }

    /// <summary>The monitor as it is once these changes of the plan are made.</summary>
    internal Func<IReadOnlyCollection<MonitorChange>, Monitor> Describe { get; }
}
