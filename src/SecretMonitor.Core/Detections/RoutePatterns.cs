namespace SecretMonitor.Detections;

/// <summary>A detection in the language of one route.</summary>
/// <param name="Patterns">
/// The patterns. A record matches at most one of them, so that it counts once; only a call that lists several of more
/// than three watched alarms or secrets may match more.
/// </param>
/// <param name="Limitation">
/// What the route cannot express, for people; null if it expresses everything. Without patterns it is the whole
/// detection.
/// </param>
public sealed record RoutePatterns<TPattern>(IReadOnlyList<TPattern> Patterns, string? Limitation)
{
    /// <summary>
    /// What matches <see cref="Patterns"/> and yet does not count: where an allow-list is too long for one pattern, all
    /// reads are counted, and the expected ones taken back. A record matches at most one of these too.
    /// </summary>
    public IReadOnlyList<TPattern> TakenBack { get; init; } = [];

    /// <summary>All patterns, with what a matching record adds to the count.</summary>
    public IReadOnlyList<(TPattern Pattern, int Value)> Counting =>
        [.. Patterns.Select(pattern => (pattern, 1)), .. TakenBack.Select(pattern => (pattern, -1))];
}
