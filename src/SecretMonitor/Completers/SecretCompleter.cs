using SecretMonitor.Aws.Access;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sessions;

namespace SecretMonitor.Completers;

/// <summary>Completes the name of a secret.</summary>
public sealed class SecretCompleter : AwsCompleter
{
    /// <inheritdoc/>
    private protected override Task<IReadOnlyList<KeyValuePair<string, string>>> FindAsync(AwsSession session, CancellationToken cancellation) =>
        new SecretLister(session).ListAsync(cancellation);
}
