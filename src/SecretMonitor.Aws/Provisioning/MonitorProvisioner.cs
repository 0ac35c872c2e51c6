using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Builds monitors and takes them down. Planning only reads; applying makes what was planned and approved.
/// </summary>
public sealed class MonitorProvisioner(AwsSession session, IOperationSink sink)
{
    /// <summary>
    /// Reads what is there, in parallel, and says what has to change. What the spec does not name stays as deployed,
    /// or is the default for a new monitor.
    /// </summary>
    /// <exception cref="SecretMonitorException">
    /// SecretNotFound, SecretExists, SecretNameBlocked, TrailNotFound, TrailNotUsable, TrailWithoutLogGroup,
    /// TopicNotFound, WrongArn, WrongRegion, NameTaken, InvalidParameterValue, or what AWS answers.
    /// </exception>
    public Task<MonitorPlan> PlanAsync(MonitorSpec spec, CancellationToken cancellation) => session.GuardAsync(
        spec.MonitorName ?? spec.SecretName ?? spec.SecretId.FirstOrDefault(),
        () => RepeatableAsync(c => MonitorPlanner.PlanAsync(session, sink, spec, c), cancellation), cancellation);

    /// <summary>
    /// Like <see cref="PlanAsync"/> for a monitor that is deployed: its name is given, its secrets are not.
    /// </summary>
    /// <exception cref="SecretMonitorException">MonitorNotFound, MonitorIncomplete, and those of PlanAsync.</exception>
    public Task<MonitorPlan> PlanUpdateAsync(MonitorSpec spec, CancellationToken cancellation) => session.GuardAsync(
        spec.MonitorName,
        () => RepeatableAsync(c => new MonitorUpdate(session, sink).PlanAsync(spec, c), cancellation), cancellation);

    /// <summary>Makes the changes that are approved; what depends on one that is declined is left undone.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isApproved">
    /// Asked for each change that writes, one after the other, before anything is done.
    /// </param>
    /// <param name="cancellation">Ends the calls in flight.</param>
    /// <returns>The monitor as it is now.</returns>
    public Task<Monitor> ApplyAsync(
        MonitorPlan plan, Func<MonitorChange, bool> isApproved, CancellationToken cancellation) =>
        session.GuardAsync(plan.MonitorName, async () =>
        {
            var (built, made) = await new MonitorBuilder(session, sink).BuildAsync(plan, isApproved, cancellation)
                .ConfigureAwait(false);
            var monitor = built.Describe(made);
            return made.Any(c => c is { Action: ChangeAction.Create, Kind: MetricFilterResource.KindName })
                ? monitor with { CreatedAt = await ReadCreatedAtAsync(monitor, cancellation).ConfigureAwait(false) }
                : monitor;
        }, cancellation);

    /// <summary>
    /// Reads what there is of a monitor, and says what has to go: its alarms, filters, rules and topic, and with the
    /// last monitor the foundation. What was there before is never part of it.
    /// </summary>
    /// <exception cref="SecretMonitorException">MonitorNotFound, SecretNotOurs, or what AWS answers.</exception>
    public Task<RemovalPlan> PlanRemovalAsync(
        string monitorName, RemovalOptions options, CancellationToken cancellation) => session.GuardAsync(
        monitorName, () => new RemovalPlanner(session, sink).PlanAsync(monitorName, options, cancellation),
        cancellation);

    /// <summary>Removes what is approved; things that are gone already are no failure.</summary>
    /// <returns>What went and what stays: the changes that were made, and what was never to go, with the reason.</returns>
    public Task<IReadOnlyList<MonitorChange>> ApplyRemovalAsync(
        RemovalPlan plan, Func<MonitorChange, bool> isApproved, CancellationToken cancellation) =>
        session.GuardAsync<IReadOnlyList<MonitorChange>>(plan.MonitorName, async () =>
        {
            StepRunner runner = new(sink, $"Removing the monitor {plan.MonitorName}");
            var made = await runner.RunAsync(plan.Steps, isApproved, cancellation).ConfigureAwait(false);
            return [.. made, .. plan.Changes.Where(c => !c.Writes)];
        }, cancellation);

    private static async Task<MonitorPlan> RepeatableAsync(
        Func<CancellationToken, Task<MonitorPlan>> planAsync, CancellationToken cancellation)
    {
        var plan = await planAsync(cancellation).ConfigureAwait(false);
        plan.PlanAgainAsync = planAsync;
        return plan;
    }

    // AWS's clock says when; only what it created tells.
    private async Task<DateTimeOffset?> ReadCreatedAtAsync(Monitor monitor, CancellationToken cancellation)
    {
        var deployed = new Deployment(monitor.MonitorName)
        {
            Filters = await new DeploymentReader(session)
                .ReadFiltersAsync(monitor.LogGroupName!, monitor.FilterName[0], cancellation).ConfigureAwait(false),
        };
        return deployed.CreatedAt;
    }
}
