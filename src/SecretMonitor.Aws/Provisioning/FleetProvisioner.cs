using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Builds many monitors at once. What they have in common is read, planned and made once; what AWS allows an account per
/// second is kept; and what fails for one monitor is no matter of the others.
/// </summary>
public sealed class FleetProvisioner(AwsSession session, IOperationSink sink)
{
    /// <summary>Like <see cref="MonitorProvisioner.PlanAsync"/> for each spec, in order; calls nothing that writes.</summary>
    public async Task<IReadOnlyList<FleetPlan>> PlanAsync(
        IReadOnlyList<MonitorSpec> specs, CancellationToken cancellation)
    {
        var plans = specs.Select(s => new FleetPlan(s)).ToList();
        await ForEachAsync(plans, plan => Task.Run(() => SpecRules.Check(plan.Spec, session)), cancellation)
            .ConfigureAwait(false);
        var legal = plans.Where(p => p.Failure is null).ToList();
        MonitorPlanner planner = new(session, sink, new(session, legal.Select(p => p.Spec).ToList(), cancellation));
        await ForEachAsync(
            legal, async p => p.Design = await planner.DesignAsync(p.Spec, cancellation).ConfigureAwait(false),
            cancellation).ConfigureAwait(false);

        // Who comes first has the room; and a monitor that is asked for twice is planned once.
        Dictionary<string, FleetPlan> first = new(StringComparer.Ordinal);
        foreach (var plan in legal.Where(p => p.Failure is null && !first.ContainsKey(p.Design!.MonitorName)))
        {
            first.Add(plan.Design!.MonitorName, plan);
            await GuardAsync(
                plan, async p => p.Resources = await planner.LayAsync(p.Spec, p.Design!).ConfigureAwait(false),
                cancellation).ConfigureAwait(false);
        }

        await ForEachAsync(
            first.Values.Where(p => p.Failure is null),
            async p => p.Plan = await planner.CompareAsync(p.Spec, p.Design!, p.Resources, cancellation)
                .ConfigureAwait(false),
            cancellation).ConfigureAwait(false);
        return plans.Where(p => p.Design is null || first[p.Design.MonitorName] == p).ToList();
    }

    /// <summary>Makes the approved changes of all plans.</summary>
    /// <param name="plans">The plans; those that failed are left out.</param>
    /// <param name="isApproved">Asked for each change that writes, one after the other, before anything is done.</param>
    /// <param name="cancellation">Ends the calls in flight; what was begun is completed by the next run.</param>
    /// <returns>The plans, with the monitors as they are now, or with what failed.</returns>
    public async Task<IReadOnlyList<FleetPlan>> ApplyAsync(
        IReadOnlyList<FleetPlan> plans, Func<MonitorChange, bool> isApproved, CancellationToken cancellation)
    {
        var planned = plans.Where(p => p.Plan is not null).ToList();
        var steps = planned.SelectMany(p => p.Plan!.Steps).Distinct().ToList();
        var activity = planned.Count == 1
            ? $"Building the monitor {planned[0].Plan!.MonitorName}"
            : $"Building {planned.Count} monitors";
        var run = new StepRunner(sink, activity).Start(steps, isApproved, cancellation);
        HashSet<string> created = [];
        await ForEachAsync(planned, async plan =>
        {
            var made = await run.FinishAsync(plan.Plan!.Steps).ConfigureAwait(false);
            plan.Monitor = plan.Plan.Describe(made);
            if (made.Any(c => c is { Action: ChangeAction.Create, Kind: MetricFilterResource.KindName }))
            {
                lock (created)
                {
                    created.Add(plan.Monitor.MonitorName);
                }
            }
        }, cancellation).ConfigureAwait(false);
        await DateAsync(planned.Where(p => created.Contains(p.Monitor?.MonitorName ?? "")).ToList(), cancellation)
            .ConfigureAwait(false);
        return planned;
    }

    // AWS's clock says when; only what it created tells.
    private async Task DateAsync(IReadOnlyList<FleetPlan> created, CancellationToken cancellation)
    {
        foreach (var group in created.GroupBy(p => p.Monitor!.LogGroupName!))
        {
            await ForEachAsync(group.Take(1), async _ =>
            {
                var prefix = group.Count() == 1 ? group.Single().Monitor!.FilterName[0] : MonitorNames.Prefix;
                var filters = await new DeploymentReader(session).ReadFiltersAsync(group.Key, prefix, cancellation)
                    .ConfigureAwait(false);
                var monitors = new DeployedParts([], filters, []).Monitors();
                foreach (var plan in group)
                {
                    var found = monitors.FirstOrDefault(d => d.MonitorName == plan.Monitor!.MonitorName);
                    plan.Monitor = plan.Monitor! with { CreatedAt = found?.CreatedAt };
                }
            }, cancellation).ConfigureAwait(false);
        }
    }

    private Task ForEachAsync(
        IEnumerable<FleetPlan> plans, Func<FleetPlan, Task> work, CancellationToken cancellation) =>
        Task.WhenAll(plans.Select(plan => GuardAsync(plan, work, cancellation)));

    private async Task GuardAsync(FleetPlan plan, Func<FleetPlan, Task> work, CancellationToken cancellation)
    {
        try
        {
            await session.GuardAsync(plan.Target, async () =>
            {
                await work(plan).ConfigureAwait(false);
                return true;
            }, cancellation).ConfigureAwait(false);
        }
        catch (SecretMonitorException failure)
        {
            plan.Failure = failure;
        }
    }
}
