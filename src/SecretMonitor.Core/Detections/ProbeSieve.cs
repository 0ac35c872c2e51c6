using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>
/// Keeps back what probes did. The record of a secret that was read in a batch does not carry the mark; that of the
/// batch does, and may come later.
/// </summary>
internal sealed class ProbeSieve
{
    private readonly HashSet<string> _batches = new(StringComparer.Ordinal);
    private readonly List<(CloudTrailRecord Record, string Source)> _waiting = [];

    /// <summary>Whether a record is none of a probe's; one of a batch waits until it is known.</summary>
    public bool Passes(CloudTrailRecord record, string source)
    {
        if (ProbeMarker.Find(record.UserAgent) is not null)
        {
            _batches.Add(record.RequestId ?? "");
            return false;
        }

        if (SecretAccessProjection.BatchOf(record) is null)
        {
            return true;
        }

        _waiting.Add((record, source));
        return false;
    }

    /// <summary>The records that waited, and are none of a probe's; each once.</summary>
    public IReadOnlyList<(CloudTrailRecord Record, string Source)> Release()
    {
        (CloudTrailRecord, string)[] released =
            [.. _waiting.Where(w => !_batches.Contains(SecretAccessProjection.BatchOf(w.Record)!))];
        _waiting.Clear();
        return released;
    }
}
