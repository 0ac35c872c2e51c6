namespace SecretMonitor.Sessions;

/// <summary>How a person named account, region and endpoint: the common parameters of every AWS command.</summary>
public sealed record SessionOptions
{
    /// <summary>The region; wins over every other source of one.</summary>
    public string? Region { get; init; }

    /// <summary>A credential profile; not found is an error, never a fall-through.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The ini file of profiles.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>Keys, first in the chain.</summary>
    public AccessKeys? Keys { get; init; }

    /// <summary>
    /// Credentials of another load context or of the shell, asked again whenever they may have expired; after the profile
    /// in the chain.
    /// </summary>
    public Func<AccessKeys>? Credential { get; init; }

    /// <summary>Service URL of every service; the region moves to the signature.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The URL of the sandbox when <see cref="EndpointUrl"/> is one; otherwise null.</summary>
    public string? SandboxUrl { get; init; }
}
