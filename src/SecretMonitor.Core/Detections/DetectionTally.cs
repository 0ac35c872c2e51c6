using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>Counts the records that raise a detection by themselves.</summary>
internal sealed class DetectionTally : IDetectionTally
{
    private readonly Detection _detection;
    private readonly EventTally _raised;
    private IReadOnlyList<ScopedDetection> _scoped = [];

    private DetectionTally(Detection detection, IReadOnlyList<DetectionScope> scopes)
    {
        (_detection, _raised) = (detection, new(detection.Name));
        Watch(scopes);
    }

    public DetectionMatch Match => _raised.Match;

    public static IDetectionTally Of(Detection detection, IReadOnlyList<DetectionScope> scopes) =>
        detection.Burst is { } burst
            ? new BurstTally(detection, burst, scopes)
            : new DetectionTally(detection, scopes);

    public void Watch(IReadOnlyList<DetectionScope> scopes) => _scoped = [.. scopes.Select(_detection.For)];

    public void Add(CloudTrailRecord record, string source)
    {
        // Counted after the match only: of an event of two accounts, the other account's copy need not match.
        if (_scoped.Any(scoped => scoped.Matches(record)))
        {
            _raised.Count(record, source);
        }
    }
}
