namespace SecretMonitor.Detections;

/// <summary>A detection in the language of one route.</summary>
/// <param name="Patterns">The patterns; each record matches at most one of them, so that it counts once.</param>
/// <param name="Limitation">Why the route cannot express the detection; null if it can.</param>
public sealed record RoutePatterns<TPattern>(IReadOnlyList<TPattern> Patterns, string? Limitation);
