namespace SecretMonitor.Detections;

/// <summary>Finds whom an allow-list lacks.</summary>
public static class AllowListSuggestion
{
    /// <summary>
    /// What to try to find out: successful reads, or where there is an allow-list already, those that it does not expect.
    /// </summary>
    public static BacktestSpec Ask(BacktestSpec spec) => spec with
    {
        Detection =
        [
            (spec.AllowedPrincipal.Count > 0 ? DetectionCatalog.UnexpectedPrincipal : DetectionCatalog.Access).Name,
        ],
    };

    /// <summary>The principals of all matches together, each once, most frequent first.</summary>
    public static IReadOnlyList<DetectedPrincipal> Principals(IEnumerable<DetectionMatch> matches) =>
    [
        .. matches.SelectMany(match => match.Principal)
            .GroupBy(principal => principal.Principal, StringComparer.Ordinal)
            .Select(same => same.First() with { EventCount = same.Sum(principal => principal.EventCount) })
            .OrderByDescending(principal => principal.EventCount)
            .ThenBy(principal => principal.Principal, StringComparer.Ordinal),
    ];
}
