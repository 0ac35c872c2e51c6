namespace SecretMonitor.Sandbox.Authentication;

/// <summary>A key that signs, and who signs with it.</summary>
internal sealed record Credential(string AccessKeyId, string SecretKey, Caller Caller)
{
    public bool IsActive { get; init; } = true;

    /// <summary>
    /// The token that must come with a temporary key; null for a long-term key, with which none may come.
    /// </summary>
    public string? SessionToken { get; init; }

    /// <summary>When a temporary key ends (virtual time).</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The id only.</summary>
    public override string ToString() => AccessKeyId;
}
