namespace SecretMonitor.Detections;

/// <summary>
/// Another way to say a condition, for metric filters, whose metric can count down: what is counted, and the part of
/// it that is taken back. Both may be divided freely, as a long list of exceptions within one pattern cannot be.
/// </summary>
internal sealed record Difference(RecordCondition Counted, RecordCondition TakenBack);
