using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Reads monitors off what is deployed.</summary>
#pragma warning disable CS9113
public sealed class MonitorReader(AwsSession session, IOperationSink sink)
{
    /// <summary>The monitors that are meant, by name; none is not an error.</summary>
    public Task<IReadOnlyList<Monitor>> FindAsync(MonitorQuery query, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
