using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Chooses the trail. A second copy of management events costs money, so a trail that already records them is adopted;
/// our own is made only where there is none, or where it is asked for. What is adopted is never changed. Our own is
/// told by its tag: a trail that merely has our name is a trail like others.
/// </summary>
internal sealed class FoundationFinder(AwsSession session)
{
    private readonly TrailInspector _inspector = new(session);
    private readonly string _ownArn = new FoundationNames(session).TrailArn;

    /// <summary>All trails that record something here, those of other regions and of the organization too.</summary>
    public async Task<IReadOnlyList<Trail>> ReadTrailsAsync(CancellationToken cancellation)
    {
        var answer = await session.CloudTrail.DescribeTrailsAsync(
            new() { IncludeShadowTrails = true }, cancellation).ConfigureAwait(false);
        return answer.TrailList.Or();
    }

    /// <summary>The trail of our name, whoever made it; null where there is none.</summary>
    public Trail? NamedAsOursIn(IReadOnlyList<Trail> trails) => trails.FirstOrDefault(t => t.TrailARN == _ownArn);

    /// <summary>Our own trail: of our name, and with our tag; null where there is none.</summary>
    public async Task<Trail?> OwnOfAsync(IReadOnlyList<Trail> trails, CancellationToken cancellation)
    {
        var named = NamedAsOursIn(trails);
        return named is not null
            && TagReader.AreOurs(await new TagReader(session).OfTrailAsync(_ownArn, cancellation).ConfigureAwait(false))
                ? named
                : null;
    }

    /// <summary>The log groups in which metric filters may be.</summary>
    public IReadOnlyCollection<string> LogGroupsOf(IReadOnlyList<Trail> trails) =>
        new HashSet<string>(trails.Select(_inspector.LogGroupOf).OfType<string>()) { MonitorNames.LogGroup };

    /// <summary>The trail of a monitor that is deployed, without asking about any trail's state.</summary>
    public Trail? TrailOf(IReadOnlyList<Trail> trails, Deployment deployment)
    {
        var logGroup = deployment.Filters.FirstOrDefault()?.LogGroupName;
        return (logGroup is null ? null : trails.FirstOrDefault(t => _inspector.LogGroupOf(t) == logGroup))
            ?? NamedAsOursIn(trails) ?? trails.FirstOrDefault(_inspector.Covers);
    }

    /// <summary>Chooses for a monitor.</summary>
    /// <param name="trails">All trails.</param>
    /// <param name="spec">
    /// The trail that the person named, or that it shall be our own: both count whatever else there is.
    /// </param>
    /// <param name="deployment">What is deployed of the monitor: it stays with its log group.</param>
    /// <param name="needsLogs">Whether metric filters are needed.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<Foundation> ChooseAsync(
        IReadOnlyList<Trail> trails, MonitorSpec spec, Deployment deployment, bool needsLogs,
        CancellationToken cancellation)
    {
        var own = await OwnOfAsync(trails, cancellation).ConfigureAwait(false);
        var isTaken = own is null && NamedAsOursIn(trails) is not null;
        var namesOwn = spec.Trail == MonitorNames.Trail || spec.Trail == _ownArn;
        if (spec.Trail is { } named && (!namesOwn || isTaken) && !spec.NewTrail)
        {
            return await NamedAsync(trails, named, needsLogs, cancellation).ConfigureAwait(false);
        }

        var deployedIn = deployment.Filters.FirstOrDefault()?.LogGroupName;
        Foundation ours = new(Adopted: null, own, needsLogs ? MonitorNames.LogGroup : null);
        if (own is not null && (spec.NewTrail || namesOwn || deployedIn is null or MonitorNames.LogGroup))
        {
            return ours;
        }

        var found = await InspectAsync(trails.Where(t => t.TrailARN != own?.TrailARN), deployedIn, cancellation)
            .ConfigureAwait(false);
        var usable = found.FirstOrDefault(f => f.Problem is null).Trail;
        if (usable is not null && !spec.NewTrail && !namesOwn)
        {
            return !needsLogs || _inspector.LogGroupOf(usable) is not null ? Adopt(usable, needsLogs)
                : own is not null ? ours
                : throw WithoutLogGroup(usable);
        }

        if (own is not null)
        {
            return ours;
        }

        if (isTaken)
        {
            throw ErrorCatalog.NameTaken(
                "trail", MonitorNames.Trail, MonitorNames.FoundationTag, session.AccountId, session.Region);
        }

        return found.FirstOrDefault(f => f.Problem?.IsUnreadable == true).Trail is { } closed
            && !spec.NewTrail && !namesOwn
                ? throw ErrorCatalog.TrailUnreadable(closed.TrailARN, session.AccountId, session.Region)
                : New(ours, found);
    }

    private async Task<IReadOnlyList<(Trail Trail, TrailProblem? Problem)>> InspectAsync(
        IEnumerable<Trail> trails, string? deployedIn, CancellationToken cancellation)
    {
        var candidates = trails.OrderByDescending(t => _inspector.LogGroupOf(t) is { } group && group == deployedIn)
            .ThenByDescending(t => _inspector.LogGroupOf(t) is not null).ToList();
        var problems = await Task.WhenAll(candidates.Select(t => _inspector.ProblemOfAsync(t, cancellation)))
            .ConfigureAwait(false);
        return candidates.Zip(problems, (trail, problem) => (trail, problem)).ToList();
    }

    private async Task<Foundation> NamedAsync(
        IReadOnlyList<Trail> trails, string named, bool needsLogs, CancellationToken cancellation)
    {
        var trail = trails.FirstOrDefault(t => t.TrailARN == named) ?? trails.FirstOrDefault(t => t.Name == named)
            ?? throw ErrorCatalog.TrailNotFound(named, session.AccountId, session.Region);
        var problem = await _inspector.ProblemOfAsync(trail, cancellation).ConfigureAwait(false);
        if (problem is { IsUnreadable: false })
        {
            throw ErrorCatalog.TrailNotUsable(named, problem.Text, session.AccountId, session.Region);
        }

        if (needsLogs && _inspector.LogGroupOf(trail) is null)
        {
            throw WithoutLogGroup(trail);
        }

        // Named by the person, it is taken as it is.
        var adopted = Adopt(trail, needsLogs);
        return problem is null ? adopted : adopted with
        {
            Warnings = [$"Whether the trail '{named}' records the reads of secrets could not be checked: {problem.Text}."],
        };
    }

    private Foundation Adopt(Trail trail, bool needsLogs) =>
        new(trail, Own: null, needsLogs ? _inspector.LogGroupOf(trail) : null)
        {
            Why = (trail.IsOrganizationTrail == true ? "the organization's; " : "")
                + "already records the reads; a second copy of management events would be billed",
        };

    private static Foundation New(Foundation ours, IReadOnlyList<(Trail Trail, TrailProblem? Problem)> others) =>
        ours with
        {
            Why = string.Join("", others.Select(o =>
                $"; besides '{o.Trail.Name}', which {o.Problem?.Text.Substring("it ".Length) ?? "records them too"}")),
            Warnings = others.Where(o => o.Problem is null or { Records: true }).Take(1).Select(o =>
                $"The trail '{o.Trail.Name}' records management events already. Our own records a second copy, for which "
                + $"CloudTrail charges {MonthlyCost.Format(MonthlyCost.SecondCopyOfEvents)} per 100,000 events "
                + $"(list price, {MonthlyCost.AsOf}).").ToList(),
        };

    private SecretMonitorException WithoutLogGroup(Trail trail) => ErrorCatalog.TrailWithoutLogGroup(
        trail.Name, TrailInspector.LogsOf(trail), session.AccountId, session.Region);
}
