using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Plans what changes of a monitor that is deployed: its name is given, all else that is not named stays.</summary>
internal sealed class MonitorUpdate(AwsSession session, IOperationSink sink)
{
    private readonly FoundationFinder _finder = new(session);

    /// <summary>Reads and compares; calls nothing that writes.</summary>
    /// <exception cref="SecretMonitorException">
    /// MonitorNotFound, MonitorIncomplete, and those of <see cref="MonitorPlanner"/>.
    /// </exception>
    public async Task<MonitorPlan> PlanAsync(MonitorSpec changes, CancellationToken cancellation)
    {
        var name = changes.MonitorName!;
        var trails = await _finder.ReadTrailsAsync(cancellation).ConfigureAwait(false);
        var deployed = await new DeploymentFinder(session).FindAsync(name, _finder.LogGroupsOf(trails), cancellation)
            .ConfigureAwait(false) ?? throw ErrorCatalog.MonitorNotFound(name, session.AccountId, session.Region);
        if (deployed.SecretArns.Count == 0)
        {
            throw ErrorCatalog.MonitorIncomplete(deployed.MonitorName, session.AccountId, session.Region);
        }

        var spec = changes with
        {
            MonitorName = deployed.MonitorName,
            SecretId = deployed.SecretArns,
            Tag = await new TagReader(session).AskedOfAsync(deployed, cancellation).ConfigureAwait(false),
        };
        return await MonitorPlanner.PlanAsync(session, sink, spec, cancellation).ConfigureAwait(false);
    }
}
