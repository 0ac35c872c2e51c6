namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>A managed policy.</summary>
internal sealed class IamPolicy
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Document { get; init; }

    public string? Description { get; init; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
}
