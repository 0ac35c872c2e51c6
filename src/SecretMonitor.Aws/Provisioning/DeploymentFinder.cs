using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Finds a monitor by name as PowerShell does, without regard to case. AWS's names have case, and so two secrets whose
/// names differ by case have two monitors: the exact name comes first.
/// </summary>
internal sealed class DeploymentFinder(AwsSession session)
{
    private readonly DeploymentReader _reader = new(session);

    /// <summary>What is deployed of the monitor; null where there is none. All are read only if no name is equal.</summary>
    public async Task<Deployment?> FindAsync(
        string name, IReadOnlyCollection<string> logGroups, CancellationToken cancellation)
    {
        var exact = await _reader.ReadAsync(name, logGroups, cancellation).ConfigureAwait(false);
        return exact.Count > 0
            ? exact[0]
            : Among(await _reader.ReadAsync(monitorName: null, logGroups, cancellation).ConfigureAwait(false), name);
    }

    /// <summary>The one of this name among those that were read.</summary>
    public static Deployment? Among(IReadOnlyList<Deployment> all, string name) =>
        all.FirstOrDefault(d => d.MonitorName == name)
        ?? all.FirstOrDefault(d => d.MonitorName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
