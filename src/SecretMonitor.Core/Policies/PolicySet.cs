namespace SecretMonitor.Policies;

/// <summary>The policies that take part in a decision.</summary>
public sealed record PolicySet
{
    /// <summary>All identity policies of the caller: its own and those of its groups.</summary>
    public IReadOnlyList<PolicyDocument> Identity { get; init; } = [];

    /// <summary>The policy of the resource, if it has one.</summary>
    public PolicyDocument? Resource { get; init; }

    /// <summary>The session policies; null if the session was created without any.</summary>
    public IReadOnlyList<PolicyDocument>? Session { get; init; }

    /// <summary>The permissions boundary of the user or role, if any.</summary>
    public PolicyDocument? Boundary { get; init; }
}
