using System.Security;

namespace SecretMonitor.Sandboxes;

/// <summary>A user of the sandbox with a key of its own.</summary>
public sealed record SandboxPrincipal
{
    /// <summary>The user's name.</summary>
    public required string UserName { get; init; }

    /// <summary>The user's ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The user's access key.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The user's secret key.</summary>
    public required SecureString SecretAccessKey { get; init; }

    /// <summary>The identity policy as JSON; null: none, so everything is refused.</summary>
    public string? Policy { get; init; }

    /// <summary>The sandbox.</summary>
    public required string SandboxUrl { get; init; }

    /// <summary>The user's ARN.</summary>
    public override string ToString() => Arn;
}
