namespace SecretMonitor.Sandbox.Services.SecretsManager;

/// <summary>A secret in a region: a primary one, or the replica of one.</summary>
internal sealed class Secret(string name, string arn, string region, DateTimeOffset created, Secret? primary = null)
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public string Region { get; } = region;

    public DateTimeOffset Created { get; } = created;

    /// <summary>The secret whose copy this one is; null for a primary secret.</summary>
    public Secret? Primary { get; } = primary;

    /// <summary>In the order of their making; a replica has those of its primary.</summary>
    public List<SecretVersion> Versions { get; private init; } = primary?.Versions ?? [];

    public SortedDictionary<string, string> Tags { get; private init; } =
        primary?.Tags ?? new(StringComparer.Ordinal);

    /// <summary>The replicas by region.</summary>
    public SortedDictionary<string, Secret> Replicas { get; } = new(StringComparer.Ordinal);

    public string? Description { get; set; } = primary?.Description;

    public string? KmsKeyId { get; set; }

    public string? Type { get; set; } = primary?.Type;

    /// <summary>The resource policy as JSON text.</summary>
    public string? Policy { get; set; }

    public SecretRotation? Rotation { get; set; }

    public DateTimeOffset LastChanged { get; set; } = created;

    /// <summary>The day of the last read.</summary>
    public DateTimeOffset? LastAccessed { get; set; }

    /// <summary>When DeleteSecret was called.</summary>
    public DateTimeOffset? Deleted { get; set; }

    /// <summary>A replica as a secret of its own, which follows its primary no more.</summary>
    public Secret Promoted() => new(Name, Arn, Region, Created)
    {
        Versions = Versions.ConvertAll(v => v.Copy()),
        Tags = new(Tags, StringComparer.Ordinal),
        Description = Description,
        KmsKeyId = KmsKeyId,
        Type = Type,
        Policy = Policy,
        LastChanged = LastChanged,
        LastAccessed = LastAccessed,
    };

    public SecretVersion? WithStage(string stage) => Versions.Find(v => v.Stages.Contains(stage));

    public SecretVersion? WithId(string id) => Versions.Find(v => v.Id == id);

    /// <summary>
    /// Puts a label on a version and takes it from the one that had it, which becomes the previous one.
    /// </summary>
    public void Move(string stage, SecretVersion to)
    {
        var from = WithStage(stage);
        if (from == to)
        {
            return;
        }

        from?.Stages.Remove(stage);
        to.Stages.Add(stage);
        if (stage == Current && from is not null)
        {
            WithStage(Previous)?.Stages.Remove(Previous);
            from.Stages.Add(Previous);
        }
    }
}
