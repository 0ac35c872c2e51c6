using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>A trail that was there: used, never changed.</summary>
internal sealed class AdoptedTrail(AwsSession session, Trail trail, string why) : Resource(session)
{
    /// <inheritdoc/>
    public override string Kind => "trail";

    /// <inheritdoc/>
    public override string Name => trail.Name;

    /// <inheritdoc/>
    public override Task<MonitorChange> PlanAsync(CancellationToken cancellation) => Task.FromResult(Adopt(why));

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) => Task.CompletedTask;
}
