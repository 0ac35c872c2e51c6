using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Kms;

/// <summary>A symmetric key for encryption, the only kind that the sandbox has.</summary>
internal sealed class KmsKey(string id, string arn, string accountId, DateTimeOffset created, byte[] material)
{
    public const string Enabled = "Enabled";
    public const string Disabled = "Disabled";
    public const string PendingDeletion = "PendingDeletion";
    public const string Algorithm = "SYMMETRIC_DEFAULT";

    public string Id { get; } = id;

    public string Arn { get; } = arn;

    public DateTimeOffset Created { get; } = created;

    /// <summary>What it encrypts and signs with.</summary>
    public byte[] Material { get; } = material;

    /// <summary>Whether AWS made it for one of its services: its policy cannot be changed.</summary>
    public bool IsOfAws { get; init; }

    public required string Policy { get; set; }

    public string Description { get; set; } = "";

    public string State { get; set; } = Enabled;

    /// <summary>When it will be gone.</summary>
    public DateTimeOffset? DeletionDate { get; set; }

    /// <summary>How often it is rotated; null: not at all.</summary>
    public long? RotationDays { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public List<KeyGrant> Grants { get; } = [];

    private bool IsMultiRegion => Id.StartsWith("mrk-", StringComparison.Ordinal);

    public Structure Describe() => new()
    {
        ["AWSAccountId"] = accountId,
        ["KeyId"] = Id,
        ["Arn"] = Arn,
        ["CreationDate"] = Created,
        ["Enabled"] = State == Enabled,
        ["Description"] = Description,
        ["KeyUsage"] = "ENCRYPT_DECRYPT",
        ["KeyState"] = State,
        ["DeletionDate"] = DeletionDate,
        ["Origin"] = "AWS_KMS",
        ["KeyManager"] = IsOfAws ? "AWS" : "CUSTOMER",
        ["CustomerMasterKeySpec"] = Algorithm,
        ["KeySpec"] = Algorithm,
        ["EncryptionAlgorithms"] = new List<string> { Algorithm },
        ["MultiRegion"] = IsMultiRegion,
        ["MultiRegionConfiguration"] = !IsMultiRegion ? null : new Structure
        {
            ["MultiRegionKeyType"] = "PRIMARY",
            ["PrimaryKey"] = new Structure { ["Arn"] = Arn, ["Region"] = SecretMonitor.Arn.Parse(Arn).Region },
            ["ReplicaKeys"] = new List<Structure>(),
        },
    };
}
