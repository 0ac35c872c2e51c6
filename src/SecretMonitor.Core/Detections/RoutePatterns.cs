namespace SecretMonitor.Detections;

/// <summary>A detection in the language of one route.</summary>
/// <param name="Patterns">
/// The patterns. A record matches at most one of them, so that it counts once; only a call that names several of more
/// than three watched alarms may match more.
/// </param>
/// <param name="Limitation">
/// What the route cannot express, for people; null if it expresses everything. Without patterns it is the whole
/// detection.
/// </param>
public sealed record RoutePatterns<TPattern>(IReadOnlyList<TPattern> Patterns, string? Limitation);
