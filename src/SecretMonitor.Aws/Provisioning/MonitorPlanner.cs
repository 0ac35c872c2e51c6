using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;
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
        var (named, groups) = SecretsOf(spec);
        var trailsRead = _finder.ReadTrailsAsync(cancellation);
        var foreseen = ForeseenName(spec);
        var foreseenRead = foreseen is null ? null
            : ReadAsync(foreseen, anyCase: spec.MonitorName is not null, trailsRead, cancellation);
        await Task.WhenAll([
            trailsRead, .. named.Select(s => s.ReadAsync(cancellation)), foreseenRead ?? Task.CompletedTask,
        ]).ConfigureAwait(false);

        // The same secret may be named twice, by name and by ARN; in order, so that the patterns do not change with it.
        var all = named.Concat<WatchedSecret>(groups).GroupBy(s => s.FoundArn).Select(same => same.First()).ToList();
        var secrets = all.Where(s => !all.Any(other => other.Covers(s)))
            .OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        var name = spec.MonitorName is null
            ? MonitorNames.ForSecrets(secrets.Select(s => s.Name))
            : foreseenRead!.Result.MonitorName;
        foreach (var secret in named)
        {
            secret.MonitorName = name;
            secret.Tags = new(name, spec.Tag);
        }

        var isForeseen = spec.MonitorName is not null || name == foreseen;
        var deployed = await (isForeseen ? foreseenRead! : ReadAsync(name, anyCase: false, trailsRead, cancellation))
            .ConfigureAwait(false);
        var design = await MonitorDesign.CreateAsync(
            session, spec, secrets, deployed, trailsRead.Result, cancellation).ConfigureAwait(false);
        var resources = new MonitorGraph(session, sink, spec, design).Build();
        var changes = await Task.WhenAll(resources.Select(r => r.PlanAsync(cancellation))).ConfigureAwait(false);
        var steps = StepsOf(resources, changes);

        // Nothing is unwatched in between: what is new stands before what is old goes.
        steps.AddRange(new WatcherRemoval(session).StepsFor(
            design.SurplusOf(resources), "no longer asked for", after: steps.ToList()));
        steps.AddRange(await new SubscriptionRemoval(session, spec, design).PlanAsync(
            resources.OfType<TopicResource>().All(t => t.IsOwn), after: steps.ToList(), cancellation)
            .ConfigureAwait(false));
        Warn(secrets);
        WarnOfReplaced(secrets, deployed);
        return new(name, steps, made =>
        {
            var undone = changes.Where(c => c.Action == ChangeAction.Create).Except(made).ToList();
            return design.Describe(
                resources.Where(r => !undone.Any(c => c.Kind == r.Kind && c.Name == r.Name)).ToList(),
                made.Where(c => c.Action == ChangeAction.Delete).ToList());
        });
    }

    // The name says what to read; mostly it is known before the secrets are, and one round trip is spared.
    private static string? ForeseenName(MonitorSpec spec)
    {
        var secrets = spec.SecretName is { } created ? [created] : spec.SecretId;
        return spec.MonitorName ?? (secrets.All(id => !Arn.TryParse(id, out _)) ? MonitorNames.ForSecrets(secrets) : null);
    }

    private async Task<Deployment> ReadAsync(
        string monitorName, bool anyCase, Task<IReadOnlyList<Trail>> trails, CancellationToken cancellation)
    {
        var found = await new DeploymentReader(session).ReadAsync(monitorName, LogGroupsAsync(), cancellation)
            .ConfigureAwait(false);
        return found.FirstOrDefault()
            ?? (anyCase ? await new DeploymentFinder(session).FindAsync(
                monitorName, await LogGroupsAsync().ConfigureAwait(false), cancellation).ConfigureAwait(false) : null)
            ?? new(monitorName);

        async Task<IReadOnlyCollection<string>> LogGroupsAsync() =>
            _finder.LogGroupsOf(await trails.ConfigureAwait(false));
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

    private (List<SecretResource> Named, List<SecretGroup> Groups) SecretsOf(MonitorSpec spec)
    {
        if (spec.SecretName is { } created)
        {
            return ([new(session, sink, created, isToBeCreated: true) { Value = spec.SecretValue }], []);
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
