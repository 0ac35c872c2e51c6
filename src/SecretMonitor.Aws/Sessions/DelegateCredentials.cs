using Amazon.Runtime;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Sessions;

/// <summary>Credentials that somebody else keeps fresh: asked for again every few minutes.</summary>
internal sealed class DelegateCredentials(Func<AccessKeys> source) : RefreshingAWSCredentials
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override CredentialsRefreshState GenerateNewCredentials()
    {
        var keys = source();
        ImmutableCredentials credentials = new(keys.AccessKey, keys.SecretKey, keys.SessionToken);
        return new(credentials, DateTime.UtcNow + Lifetime);
    }
}
