using System.Security;

namespace SecretMonitor.Sandboxes;

/// <summary>A running local AWS.</summary>
public sealed record Sandbox
{
    /// <summary>Where it listens, always on loopback.</summary>
    public required string EndpointUrl { get; init; }

    /// <summary>Its default region.</summary>
    public required string Region { get; init; }

    /// <summary>Its account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The access key of its root user.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>The secret key of its root user.</summary>
    public required SecureString SecretKey { get; init; }

    /// <summary>Virtual seconds per second; 0: only steps move the clock.</summary>
    public required double Speed { get; init; }

    /// <summary>The virtual time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The endpoint.</summary>
    public override string ToString() => EndpointUrl;
}
