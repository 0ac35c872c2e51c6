using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Plans a monitor: first what its secrets and the account's trails are, then all its resources at once.
/// </summary>
internal sealed class MonitorPlanner(AwsSession session, IOperationSink sink)
{
    private readonly FoundationFinder _finder = new(session);

    /// <summary>Reads and compares; calls nothing that writes.</summary>
    public async Task<MonitorPlan> PlanAsync(MonitorSpec spec, CancellationToken cancellation)
    {
        SpecRules.Check(spec, session);
        var named = SecretsOf(spec);
        var trailsRead = _finder.ReadTrailsAsync(cancellation);
        await Task.WhenAll([trailsRead, .. named.Select(s => s.ReadAsync(cancellation))]).ConfigureAwait(false);

        // The same secret may be named twice, by name and by ARN; in order, so that the patterns do not change with it.
        var secrets = named.GroupBy(s => s.FoundArn).Select(same => same.First())
            .OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        var name = spec.MonitorName ?? MonitorNames.ForSecrets(secrets.Select(s => s.Name));
        foreach (var secret in secrets)
        {
            secret.MonitorName = name;
            secret.Tags = new(name, spec.Tag);
        }

        var deployed = (await new DeploymentReader(session)
            .ReadAsync(name, _finder.LogGroupsOf(trailsRead.Result), cancellation).ConfigureAwait(false))
            .FirstOrDefault() ?? new Deployment(name);
        var design = await MonitorDesign.CreateAsync(
            session, spec, secrets, deployed, trailsRead.Result, cancellation).ConfigureAwait(false);
        var resources = new MonitorGraph(session, sink, spec, design).Build();
        var changes = await Task.WhenAll(resources.Select(r => r.PlanAsync(cancellation))).ConfigureAwait(false);
        var steps = StepsOf(resources, changes);
        steps.AddRange(new WatcherRemoval(session).StepsFor(design.SurplusOf(resources), "no longer asked for"));
        Warn(secrets);
        return new(name, steps, undone => design.Describe(
            resources.Where(r => !undone.Any(c => c.Kind == r.Kind && c.Name == r.Name)).ToList()));
    }

    private static List<Step> StepsOf(IReadOnlyList<Resource> resources, IReadOnlyList<MonitorChange> changes)
    {
        Dictionary<Resource, Step> steps = [];
        foreach (var (resource, i) in resources.Select((r, i) => (r, i)))
        {
            var isNew = changes[i].Action == ChangeAction.Create;
            steps[resource] = new(changes[i], cancellation => resource.ApplyAsync(isNew, cancellation))
            {
                After = resource.After.Select(before => steps[before]).ToList(),
            };
        }

        return resources.Select(r => steps[r]).ToList();
    }

    private List<SecretResource> SecretsOf(MonitorSpec spec) => spec.SecretName is { } created
        ? [new(session, sink, created, isToBeCreated: true) { Value = spec.SecretValue }]
        : spec.SecretId.Distinct(StringComparer.Ordinal)
            .Select(id => new SecretResource(session, sink, id, isToBeCreated: false)).ToList();

    private void Warn(IEnumerable<SecretResource> secrets)
    {
        foreach (var secret in secrets.Where(s => Secrets.SecretName.EndsLikeArn(s.Name)))
        {
            sink.Warning($"The name of the secret '{secret.Name}' ends like the suffix of an ARN; AWS advises against "
                + "such names, because its partial ARN can be taken for the full ARN of another secret.");
        }
    }
}
