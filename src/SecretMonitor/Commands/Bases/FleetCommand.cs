using System.Management.Automation;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Commands;

/// <summary>
/// A command that builds many monitors: what comes down the pipeline is collected, so that it is read, planned and built
/// together, a hundred at a time.
/// </summary>
public abstract class FleetCommand : MonitorSettingsCommand
{
    private const int MostAtOnce = 100;

    private readonly List<(AwsSession Session, MonitorSpec Spec)> _asked = [];
    private readonly List<FleetPlan> _withoutRoom = [];
    private readonly HashSet<Exception> _told = [];
    private readonly HashSet<(string MonitorName, string Region)> _replicated = [];

    /// <summary>Whether the plans are to be written as objects instead of the monitors.</summary>
    private protected abstract bool WritesPlans { get; }

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(() =>
    {
        while (_asked.Count > 0)
        {
            Build(_asked[0].Session);
        }

        if (_withoutRoom.Count > 0)
        {
            var first = _withoutRoom[0].Failure!;
            throw _withoutRoom.Count == 1
                ? first
                : ErrorCatalog.NotEnoughRoomForAll(_withoutRoom.Count, first.Message, first.RecommendedAction);
        }
    });

    /// <summary>Asks for a monitor; secrets of one monitor's name become one monitor.</summary>
    private protected void Ask(AwsSession session, MonitorSpec spec)
    {
        var same = spec.MonitorName is null ? -1 : _asked.FindIndex(
            a => a.Session == session && a.Spec.MonitorName == spec.MonitorName && spec.SecretName is null);
        if (same >= 0)
        {
            _asked[same] = (session, spec with { SecretId = [.. _asked[same].Spec.SecretId, .. spec.SecretId] });
            return;
        }

        _asked.Add((session, spec));
        if (_asked.Count(a => a.Session == session) >= MostAtOnce)
        {
            Build(session);
        }
    }

    private void Build(AwsSession session)
    {
        var specs = _asked.Where(a => a.Session == session).Select(a => a.Spec).ToList();
        _asked.RemoveAll(a => a.Session == session);
        var plans = Await((pump, c) => new FleetProvisioner(session, pump).PlanAsync(specs, c));
        Tell(plans);
        var ready = plans.Where(p => p.Plan is not null).ToList();
        var changes = ready.SelectMany(p => p.Plan!.Changes).Distinct().ToList();
        var approved = Confirm(changes, session);
        if (IsWhatIf)
        {
            ready.SelectMany(p => p.Replicas).Select(r => r.Key).Distinct().ToList().ForEach(region => WriteWarning(
                $"With the trail of all regions, replicas are watched in {region} too, by rules there."));
            WriteObject(WritesPlans ? changes : [], enumerateCollection: true);
            return;
        }

        // What was declined altogether is not told as built.
        var wanted = ready.Where(
            p => p.Plan!.Changes.Any(approved.Contains) || p.Plan.Changes.All(c => !c.Writes)).ToList();
        var built = Await((pump, c) => new FleetProvisioner(session, pump).ApplyAsync(wanted, approved.Contains, c));
        WriteObject(built.Select(p => p.Monitor).OfType<Monitor>().ToList(), enumerateCollection: true);
        Tell(built);
        built.Where(p => p.Monitor is not null).ToList().ForEach(AskForReplicas);
    }

    // A replica is read in its own region, and its events appear on the bus there.
    private void AskForReplicas(FleetPlan plan)
    {
        foreach (var replicas in plan.Replicas.Where(r => _replicated.Add((plan.Monitor!.MonitorName, r.Key))))
        {
            Ask(OpenSession(replicas.Key), plan.Spec with
            {
                SecretId = [.. replicas],
                SecretName = null,
                SecretValue = null,
                MonitorName = plan.Monitor!.MonitorName,
            });
        }
    }

    // What keeps all of them from being built is told once.
    private void Tell(IReadOnlyList<FleetPlan> plans)
    {
        foreach (var plan in plans.Where(p => p.Failure is not null))
        {
            var failure = plan.Failure!;
            if (failure.ErrorId == nameof(ErrorCatalog.NotEnoughRoom))
            {
                _withoutRoom.Add(plan);
            }
            else if (_told.Add(failure.InnerException ?? failure))
            {
                Guard(() => throw failure);
            }
        }
    }
}
