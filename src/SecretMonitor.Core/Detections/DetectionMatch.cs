using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>How often a detection would have alerted on past events, and about whom.</summary>
public sealed record DetectionMatch
{
    /// <summary>The detection's name.</summary>
    public required string Detection { get; init; }

    /// <summary>How many events would have raised it; copies of one event count once.</summary>
    public required int EventCount { get; init; }

    /// <summary>About whom, most frequent first.</summary>
    public IReadOnlyList<DetectedPrincipal> Principal { get; init; } = [];

    /// <summary>When the first event happened, in UTC; null without any.</summary>
    public DateTimeOffset? FirstTime { get; init; }

    /// <summary>When the last event happened, in UTC; null without any.</summary>
    public DateTimeOffset? LastTime { get; init; }

    /// <summary>
    /// The first events that were found, up to five: calls of any operation. A secret that was read in a batch has
    /// Secrets Manager as the address; the batch's own record has the caller's.
    /// </summary>
    public IReadOnlyList<SecretAccessEvent> Example { get; init; } = [];

    /// <summary>The secrets, as they were named.</summary>
    public IReadOnlyList<string> SecretId { get; init; } = [];

    /// <summary>The monitor; null if the secrets were named.</summary>
    public string? MonitorName { get; init; }

    /// <summary>The detection and how often.</summary>
    public override string ToString() => $"{Detection} ({EventCount})";
}
