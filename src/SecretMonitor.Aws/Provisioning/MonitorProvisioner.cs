using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Builds monitors and takes them down.</summary>
#pragma warning disable CS9113
public sealed class MonitorProvisioner(AwsSession session, IOperationSink sink)
{
    /// <summary>Reads what is there, in parallel, and says what has to change.</summary>
    public Task<MonitorPlan> PlanAsync(MonitorSpec spec, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Makes the changes that were approved.</summary>
    public Task<Monitor> ApplyAsync(MonitorPlan plan, Func<MonitorChange, bool> isApproved, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Reads what there is of a monitor, and says what has to go.</summary>
    public Task<RemovalPlan> PlanRemovalAsync(string monitorName, RemovalOptions options, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Removes what was approved, and tells what was removed.</summary>
    public Task<IReadOnlyList<MonitorChange>> ApplyRemovalAsync(RemovalPlan plan, Func<MonitorChange, bool> isApproved, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
