namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>What users, groups and roles have in common: an identity with policies.</summary>
internal abstract class IamEntity
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>The inline policies by name.</summary>
    public SortedDictionary<string, string> Inline { get; } = new(StringComparer.Ordinal);

    /// <summary>The ARNs of the attached policies, in the order of attaching.</summary>
    public List<string> Attached { get; } = [];

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The ARN of the policy that bounds what a user or role may be granted.</summary>
    public string? BoundaryArn { get; init; }
}
