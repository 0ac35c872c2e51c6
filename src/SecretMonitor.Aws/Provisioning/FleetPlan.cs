using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>One of many monitors, from what was asked for to what it became.</summary>
public sealed class FleetPlan
{
    internal FleetPlan(MonitorSpec spec) => Spec = spec;

    /// <summary>What was asked for.</summary>
    public MonitorSpec Spec { get; }

    /// <summary>What has to happen; null where that could not be found out.</summary>
    public MonitorPlan? Plan { get; internal set; }

    /// <summary>The monitor as it is now; null before, and where building it failed.</summary>
    public Monitor? Monitor { get; internal set; }

    /// <summary>What stands against it; null otherwise.</summary>
    public SecretMonitorException? Failure { get; internal set; }

    /// <summary>What the person named.</summary>
    public string? Target => Spec.MonitorName ?? Spec.SecretName ?? Spec.SecretId.FirstOrDefault();

    /// <summary>
    /// With a trail of all regions: the regions that secrets are replicated to, with the names of these secrets.
    /// </summary>
    public ILookup<string, string> Replicas => (Spec.AllRegions ? Design?.Secrets ?? [] : []).OfType<SecretResource>()
        .SelectMany(secret => secret.ReplicaRegions.Select(region => (region, secret.Name)))
        .ToLookup(r => r.region, r => r.Name);

    internal MonitorDesign? Design { get; set; }

    internal IReadOnlyList<Resource> Resources { get; set; } = [];
}
