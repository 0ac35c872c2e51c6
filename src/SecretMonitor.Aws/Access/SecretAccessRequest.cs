using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Access;

/// <summary>How secrets are to be read.</summary>
public sealed record SecretAccessRequest
{
    /// <summary>The secrets: names, ARNs or partial ARNs.</summary>
    public required IReadOnlyList<string> SecretId { get; init; }

    /// <summary>As who they are read.</summary>
    public SecretAccessKind As { get; init; }

    /// <summary>How often each secret is read; null: once, and in a burst until there are twenty reads.</summary>
    public int? Count { get; init; }

    /// <summary>The pause between two rounds of reads.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>Whether the records carry the values.</summary>
    public SecretValueForm IncludeValue { get; init; }

    /// <summary>The id that marks the reads in CloudTrail's records; null: a new one for this request.</summary>
    public string? ProbeId { get; init; }
}
