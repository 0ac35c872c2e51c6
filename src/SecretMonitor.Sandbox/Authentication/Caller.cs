namespace SecretMonitor.Sandbox.Authentication;

/// <summary>Who a call is made as.</summary>
internal sealed record Caller
{
    public required CallerKind Kind { get; init; }

    public required string AccountId { get; init; }

    /// <summary>
    /// <c>arn:aws:iam::A:root</c>, <c>arn:aws:iam::A:user/NAME</c> <c>arn:aws:sts::A:assumed-role/ROLE/SESSION</c> or
    /// <c>arn:aws:sts::A:federated-user/NAME</c>.
    /// </summary>
    public required string Arn { get; init; }

    /// <summary><c>AIDA…</c>, <c>AROA…:SESSION</c>, <c>A:NAME</c>, or the account of the root user.</summary>
    public required string PrincipalId { get; init; }

    public string? AccessKeyId { get; init; }

    /// <summary>The user's or the role's name.</summary>
    public string? UserName { get; init; }

    /// <summary>The role's ARN behind an assumed-role session.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Who issued a federated session.</summary>
    public Caller? Issuer { get; init; }

    /// <summary>When a session's credentials were issued (virtual time).</summary>
    public DateTimeOffset? SessionCreated { get; init; }

    /// <summary>The identity policies as JSON texts: inline, attached, of groups.</summary>
    public IReadOnlyList<string> IdentityPolicies { get; init; } = [];

    /// <summary>The permissions boundary of the user or role, as JSON text.</summary>
    public string? Boundary { get; init; }

    /// <summary>The session policy as JSON text.</summary>
    public string? SessionPolicy { get; init; }

    /// <summary>The tags of the user or role.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
