using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The key of topic, trail, bucket and log group: it was there, and its policy gets at most our statements.</summary>
internal sealed class KeyResource(AwsSession session, KeyPolicy key, IReadOnlyList<KeyNeed> needs, bool mayGrant)
    : Resource(session)
{
    /// <summary>The kind, for plans.</summary>
    public const string KindName = "key";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string Name => key.KeyArn;

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        var differences = await key.CompareAsync(needs, mayGrant, cancellation).ConfigureAwait(false);
        return differences.Count > 0 ? Compare(differences) : Adopt("lets in whoever has to use it");
    }

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) => key.GrantAsync(needs, cancellation);
}
