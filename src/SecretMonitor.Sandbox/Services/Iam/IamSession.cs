namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>Temporary keys: of a role's session, of a user, or of root.</summary>
internal sealed record IamSession
{
    public required string AccessKeyId { get; init; }

    public required string SecretKey { get; init; }

    public required string Token { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The role of the session.</summary>
    public IamRole? Role { get; init; }

    public string? SessionName { get; init; }

    /// <summary>The policies passed with the session, as JSON text.</summary>
    public string? Policy { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of a federated session, which is not its user's own.</summary>
    public string? FederatedName { get; init; }

    /// <summary>The user of the session, where it is neither a role's nor root's.</summary>
    public IamUser? User { get; init; }
}
