namespace SecretMonitor.Aws.Provisioning;

/// <summary>How far a removal goes.</summary>
public sealed record RemovalOptions
{
    /// <summary>Whether the secrets go too; only those that were created with the monitor ever do.</summary>
    public bool DeleteSecret { get; init; }

    /// <summary>Whether secrets are deleted at once, without a recovery window.</summary>
    public bool NoRecovery { get; init; }

    /// <summary>Days in which a deleted secret can be restored, 7 to 30; null: AWS's default, 30.</summary>
    public int? RecoveryWindowInDays { get; init; }

    /// <summary>Whether the foundation's bucket and log group stay, with the records in them.</summary>
    public bool KeepLogs { get; init; }
}
