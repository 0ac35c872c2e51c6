using SecretMonitor.Secrets;
using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>What a detection is to watch.</summary>
public sealed record DetectionScope
{
    /// <summary>A scope of these secrets.</summary>
    /// <exception cref="ArgumentException">There is none, or they are of several accounts or regions.</exception>
    public DetectionScope(params IReadOnlyList<SecretReference> secrets)
    {
        Secrets = secrets.Count > 0 ? secrets : throw new ArgumentException("A detection needs a secret to watch.");
        Region = Only(secrets.Select(secret => secret.Region), "regions");
        AccountId = Only(secrets.Select(secret => secret.AccountId), "accounts");
    }

    /// <summary>The secrets. Patterns know them by <see cref="SecretReference.Forms"/>: they should be exact.</summary>
    public IReadOnlyList<SecretReference> Secrets { get; }

    /// <summary>Whose successful reads are expected.</summary>
    public IReadOnlyList<AllowedPrincipal> AllowedPrincipals { get; init; } = [];

    /// <summary>What the monitor consists of, to watch the monitor itself.</summary>
    public MonitorResources? Resources { get; init; }

    /// <summary>
    /// How many patterns with wildcards EventBridge may be given for a detection: it takes 30 such rules on a bus.
    /// </summary>
    public int WildcardPatterns { get; init; } = 10;

    /// <summary>The region of the secrets, where it is known of all of them.</summary>
    public string? Region { get; }

    /// <summary>The account of the secrets, where it is known of all of them.</summary>
    public string? AccountId { get; }

    /// <summary>Whether a record is of this region and account, as far as they are known.</summary>
    internal bool IsPlaceOf(CloudTrailRecord record) =>
        (Region is null || Region == record.Region) && (AccountId is null || AccountId == record.RecipientAccountId);

    // The same name in two places is two secrets: a pattern for both would confuse them.
    private static string? Only(IEnumerable<string?> values, string what)
    {
        string?[] distinct = [.. values.Distinct()];
        return distinct.Length == 1 ? distinct[0]
            : distinct.OfType<string>().Count() <= 1 ? null
            : throw new ArgumentException(
                $"The secrets are of several {what}: {string.Join(", ", distinct.OfType<string>())}.");
    }
}
