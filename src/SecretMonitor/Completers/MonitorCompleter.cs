using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sessions;

namespace SecretMonitor.Completers;

/// <summary>Completes the name of a monitor.</summary>
public sealed class MonitorCompleter : AwsCompleter
{
    /// <inheritdoc/>
    private protected override async Task<IReadOnlyList<KeyValuePair<string, string>>> FindAsync(AwsSession session, CancellationToken cancellation)
    {
        var monitors = await new MonitorReader(session, SilentSink.Instance).FindAsync(new(), cancellation).ConfigureAwait(false);
        return [.. monitors.Select(m => new KeyValuePair<string, string>(m.MonitorName, string.Join(", ", m.SecretId)))];
    }
}
