namespace SecretMonitor.Trails;

/// <summary>Where AWS keeps CloudTrail's records.</summary>
public enum RecordSource
{
    /// <summary>CloudTrail's event history: 90 days, of one region, without a trail.</summary>
    EventHistory,

    /// <summary>The log group that a trail delivers to.</summary>
    LogGroup,
}
