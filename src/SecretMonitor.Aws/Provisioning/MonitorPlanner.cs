using System.Collections.Concurrent;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Plans a monitor: first what its secrets and the account's trails are, then all its resources at once. Monitors that are
/// planned by one planner share what is read, and what they stand on.
/// </summary>
internal sealed class MonitorPlanner(AwsSession session, IOperationSink sink, AccountReads reads)
{
    private readonly Dictionary<Foundation, IReadOnlyList<Resource>> _foundations = [];
    private readonly PatternTrial _trial = new(session, sink);
    private readonly ConcurrentDictionary<Resource, Lazy<Task<MonitorChange>>> _changes = new();
    private readonly ConcurrentDictionary<Resource, Step> _steps = new();

    /// <summary>Reads and compares one monitor; calls nothing that writes.</summary>
    public static async Task<MonitorPlan> PlanAsync(
        AwsSession session, IOperationSink sink, MonitorSpec spec, CancellationToken cancellation)
    {
        SpecRules.Check(spec, session);
        MonitorPlanner planner = new(session, sink, new(session, [spec], cancellation));
        var design = await planner.DesignAsync(spec, cancellation).ConfigureAwait(false);
        var resources = await planner.LayAsync(spec, design).ConfigureAwait(false);
        return await planner.CompareAsync(spec, design, resources, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the monitor is to be.</summary>
    public async Task<MonitorDesign> DesignAsync(MonitorSpec spec, CancellationToken cancellation)
    {
        var (named, groups) = SecretsOf(spec);
        await Task.WhenAll(named.Select(s => s.ReadAsync(reads.Secrets, cancellation))).ConfigureAwait(false);

        // The same secret may be named twice, by name and by ARN; in order, so that the patterns do not change with it.
        var all = named.Concat<WatchedSecret>(groups).GroupBy(s => s.FoundArn).Select(same => same.First()).ToList();
        var secrets = all.Where(s => !all.Any(other => other.Covers(s)))
            .OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        var deployed = await reads.DeploymentAsync(
            spec.MonitorName ?? MonitorNames.ForSecrets(secrets.Select(s => s.Name)), anyCase: spec.MonitorName is not null)
            .ConfigureAwait(false);
        var name = deployed.MonitorName;
        foreach (var secret in named)
        {
            secret.MonitorName = name;
            secret.Tags = new(name, spec.Tag);
        }

        Warn(secrets);
        WarnOfReplaced(secrets, deployed);
        return await MonitorDesign.CreateAsync(session, spec, secrets, deployed, reads, cancellation).ConfigureAwait(false);
    }

    /// <summary>Its resources, for which there is room; one monitor after the other.</summary>
    /// <exception cref="Errors.SecretMonitorException">NotEnoughRoom.</exception>
    public async Task<IReadOnlyList<Resource>> LayAsync(MonitorSpec spec, MonitorDesign design) => design.Lay(
        new(session, sink, spec, design, _foundations, _trial), await reads.QuotasAsync().ConfigureAwait(false));

    /// <summary>Compares its resources with what is there.</summary>
    public async Task<MonitorPlan> CompareAsync(
        MonitorSpec spec, MonitorDesign design, IReadOnlyList<Resource> resources, CancellationToken cancellation)
    {
        var changes = await Task.WhenAll(resources.Select(
            r => _changes.GetOrAdd(r, _ => new(() => r.PlanAsync(cancellation))).Value)).ConfigureAwait(false);
        var steps = StepsOf(resources, changes);

        // Nothing is unwatched in between: what is new stands before what is old goes.
        steps.AddRange(await new WatcherRemoval(session).PlanAsync(
            design.SurplusOf(resources), "no longer asked for", after: steps.ToList(), cancellation)
            .ConfigureAwait(false));
        steps.AddRange(await new SubscriptionRemoval(session, sink, spec, design).PlanAsync(
            resources.OfType<TopicResource>().All(t => t.IsOwn), after: steps.ToList(), cancellation)
            .ConfigureAwait(false));
        return new(design.MonitorName, steps, made =>
        {
            var undone = changes.Where(c => c.Action == ChangeAction.Create).Except(made).ToList();
            return design.Describe(
                resources.Where(r => !undone.Any(c => c.Kind == r.Kind && c.Name == r.Name)).ToList(),
                made.Where(c => c.Action == ChangeAction.Delete).ToList());
        });
    }

    private List<Step> StepsOf(IReadOnlyList<Resource> resources, IReadOnlyList<MonitorChange> changes) =>
        resources.Select((resource, i) => _steps.GetOrAdd(resource, _ =>
        {
            var isNew = changes[i].Action == ChangeAction.Create;
            return new(changes[i], cancellation => resource.ApplyAsync(isNew, cancellation))
            {
                After = resource.After.Select(before => _steps[before]).ToList(),
            };
        })).ToList();

    private (List<SecretResource> Named, List<SecretGroup> Groups) SecretsOf(MonitorSpec spec)
    {
        if (spec.SecretName is { } created)
        {
            return ([new(session, sink, created, isToBeCreated: true)
            {
                Value = spec.SecretValue,
                Restores = spec.RestoreSecret,
                Replaces = spec.ReplaceSecret,
            }], []);
        }

        var ids = spec.SecretId.Distinct(StringComparer.Ordinal).ToLookup(SecretPattern.IsMeant);
        return (
            ids[false].Select(id => new SecretResource(session, sink, id, isToBeCreated: false)).ToList(),
            ids[true].Select(pattern => new SecretGroup(session, pattern)).ToList());
    }

    private void WarnOfReplaced(IReadOnlyList<WatchedSecret> secrets, Deployment deployed)
    {
        var gone = deployed.SecretArns
            .Where(id => !secrets.Any(s => s.FoundArn == id || s.Reference.Matches(id))).ToList();
        if (gone.Count > 0)
        {
            sink.Warning($"The monitor '{deployed.MonitorName}' exists; it will no longer watch {string.Join(", ", gone)}. "
                + "Give -MonitorName another name to watch these as well, or name all secrets.");
        }
    }

    private void Warn(IEnumerable<WatchedSecret> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Reference.IsPattern && SecretPattern.AlsoMeets(secret.Name) is { } other)
            {
                sink.Warning($"'{secret.Name}' meets the full ARN of a secret that is named '{other}', too: the suffix of "
                    + "an ARN follows a hyphen.");
            }

            if (!secret.Reference.IsPattern && SecretName.EndsLikeArn(secret.Name))
            {
                sink.Warning($"The name of the secret '{secret.Name}' ends like the suffix of an ARN; AWS advises against "
                    + "such names, because its partial ARN can be taken for the full ARN of another secret.");
            }
        }
    }
}
