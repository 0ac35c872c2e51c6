using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>Counts what one detection would have raised.</summary>
internal interface IDetectionTally
{
    /// <summary>What was found so far.</summary>
    DetectionMatch Match { get; }

    /// <summary>Watches these from now on.</summary>
    void Watch(IReadOnlyList<DetectionScope> scopes);

    /// <summary>Takes a record into account.</summary>
    void Add(CloudTrailRecord record, string source);
}
