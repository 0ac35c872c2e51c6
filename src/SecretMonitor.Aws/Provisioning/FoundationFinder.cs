using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Chooses the trail. A second copy of management events costs money, so a trail that already records them is adopted;
/// our own is made only where there is none. What is adopted is never changed.
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

    /// <summary>Our own trail; null where there is none.</summary>
    public Trail? OwnOf(IReadOnlyList<Trail> trails) => trails.FirstOrDefault(t => t.TrailARN == _ownArn);

    /// <summary>The log groups in which metric filters may be.</summary>
    public IReadOnlyCollection<string> LogGroupsOf(IReadOnlyList<Trail> trails) =>
        new HashSet<string>(trails.Select(_inspector.LogGroupOf).OfType<string>()) { MonitorNames.LogGroup };

    /// <summary>The trail of a monitor that is deployed, without asking about any trail's state.</summary>
    public Trail? TrailOf(IReadOnlyList<Trail> trails, Deployment deployment)
    {
        var logGroup = deployment.Filters.FirstOrDefault()?.LogGroupName;
        return (logGroup is null ? null : trails.FirstOrDefault(t => _inspector.LogGroupOf(t) == logGroup))
            ?? OwnOf(trails) ?? trails.FirstOrDefault(_inspector.Covers);
    }

    /// <summary>Chooses for a monitor.</summary>
    /// <param name="trails">All trails.</param>
    /// <param name="named">
    /// The trail that the person named; our own name means: our own, whatever else there is.
    /// </param>
    /// <param name="deployment">What is deployed of the monitor: it stays with its log group.</param>
    /// <param name="needsLogs">Whether metric filters are needed.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<Foundation> ChooseAsync(
        IReadOnlyList<Trail> trails, string? named, Deployment deployment, bool needsLogs,
        CancellationToken cancellation)
    {
        var own = OwnOf(trails);
        Foundation ours = new(Adopted: null, own, needsLogs ? MonitorNames.LogGroup : null);
        if (named == MonitorNames.Trail || named == _ownArn || (named is null && own is not null))
        {
            return ours;
        }

        if (named is not null)
        {
            return await NamedAsync(trails, named, needsLogs, cancellation).ConfigureAwait(false);
        }

        var deployedIn = deployment.Filters.FirstOrDefault()?.LogGroupName;
        var candidates = trails.OrderByDescending(t => _inspector.LogGroupOf(t) is { } group && group == deployedIn)
            .ThenByDescending(t => _inspector.LogGroupOf(t) is not null).ToList();
        var problems = await Task.WhenAll(candidates.Select(t => _inspector.ProblemOfAsync(t, cancellation)))
            .ConfigureAwait(false);
        var usable = candidates.Where((_, i) => problems[i] is null).ToList();
        if (usable.Count == 0)
        {
            return ours;
        }

        return needsLogs && _inspector.LogGroupOf(usable[0]) is null
            ? throw ErrorCatalog.TrailWithoutLogGroup(usable[0].Name, session.AccountId, session.Region)
            : Adopt(usable[0], needsLogs);
    }

    private async Task<Foundation> NamedAsync(
        IReadOnlyList<Trail> trails, string named, bool needsLogs, CancellationToken cancellation)
    {
        var trail = trails.FirstOrDefault(t => t.TrailARN == named) ?? trails.FirstOrDefault(t => t.Name == named)
            ?? throw ErrorCatalog.TrailNotFound(named, session.AccountId, session.Region);
        if (await _inspector.ProblemOfAsync(trail, cancellation).ConfigureAwait(false) is { } problem)
        {
            throw ErrorCatalog.TrailNotUsable(named, problem, session.AccountId, session.Region);
        }

        return needsLogs && _inspector.LogGroupOf(trail) is null
            ? throw ErrorCatalog.TrailWithoutLogGroup(named, session.AccountId, session.Region)
            : Adopt(trail, needsLogs);
    }

    private Foundation Adopt(Trail trail, bool needsLogs) =>
        new(trail, Own: null, needsLogs ? _inspector.LogGroupOf(trail) : null);
}
