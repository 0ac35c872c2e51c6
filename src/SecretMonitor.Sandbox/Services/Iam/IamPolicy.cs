namespace SecretMonitor.Sandbox.Services.Iam;

/// <summary>A managed policy.</summary>
internal sealed class IamPolicy
{
    private int _count = 1;

    public IamPolicy(string document, DateTimeOffset created)
    {
        Created = created;
        Versions.Add(Default = new("v1", document, created));
    }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Arn { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset Created { get; }

    /// <summary>The versions that are kept, oldest first.</summary>
    public List<IamPolicyVersion> Versions { get; } = [];

    /// <summary>The version that counts.</summary>
    public IamPolicyVersion Default { get; set; }

    /// <summary>What the policy says.</summary>
    public string Document => Default.Document;

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a version, which does not count yet.</summary>
    public IamPolicyVersion Add(string document, DateTimeOffset created)
    {
        IamPolicyVersion version = new($"v{++_count}", document, created);
        Versions.Add(version);
        return version;
    }
}
