using SecretMonitor.Aws.Sessions;
using SecretMonitor.Secrets;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What a monitor watches: a secret, or all secrets whose names are like a pattern.</summary>
internal abstract class WatchedSecret(AwsSession session) : Resource(session)
{
    /// <summary>What filters, rules and messages know it by.</summary>
    public abstract SecretReference Reference { get; }

    /// <summary>Its ARN, or that of the pattern; null as long as the secret does not exist.</summary>
    public abstract string? FoundArn { get; }

    /// <summary>Whether it was there before the monitor, and outlives it.</summary>
    public abstract bool IsForeign { get; }

    /// <summary>Whether each read of the other is a read of this too.</summary>
    public bool Covers(WatchedSecret other) =>
        Reference.IsPattern && other != this && other.Reference.Forms.All(Reference.Matches);
}
