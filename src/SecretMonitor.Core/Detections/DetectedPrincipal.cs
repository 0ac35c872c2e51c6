using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>Somebody about whom a detection would have alerted.</summary>
public sealed record DetectedPrincipal
{
    /// <summary>Who: the ARN of the user, or of the role for any of its sessions; or what else is known.</summary>
    public required string Principal { get; init; }

    /// <summary>How often.</summary>
    public required int EventCount { get; init; }

    /// <summary>
    /// Whether an allow-list can name them without naming others too. Not the root user: its ARN allows the account.
    /// </summary>
    public required bool IsAllowable { get; init; }

    /// <summary>The caller of one record.</summary>
    internal static DetectedPrincipal Of(CloudTrailRecord record)
    {
        string? allowable = AllowedPrincipal.Narrowest(record)?.ToString();
        return new()
        {
            Principal = allowable ?? record.Principal.ToString(),
            EventCount = 1,
            IsAllowable = allowable is not null,
        };
    }

    /// <summary>The principal and how often.</summary>
    public override string ToString() => $"{Principal} ({EventCount})";
}
