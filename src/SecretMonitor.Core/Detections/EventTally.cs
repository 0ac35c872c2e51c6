using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>Counts the events that raise a detection, each once.</summary>
internal sealed class EventTally(string detection)
{
    private const int MostExamples = 5;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DetectedPrincipal> _principals = new(StringComparer.Ordinal);
    private readonly List<SecretAccessEvent> _examples = [];
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    public DetectionMatch Match => new()
    {
        Detection = detection,
        EventCount = _principals.Values.Sum(p => p.EventCount),

        // Arrays, which PowerShell can index.
        Principal = _principals.Values
            .OrderByDescending(p => p.EventCount).ThenBy(p => p.Principal, StringComparer.Ordinal).ToArray(),
        FirstTime = _first,
        LastTime = _last,
        Example = _examples.ToArray(),
    };

    public void Count(CloudTrailRecord record, string source)
    {
        if ((record.SharedEventId ?? record.EventId) is { } id && !_seen.Add(id))
        {
            return;
        }

        DetectedPrincipal principal = DetectedPrincipal.Of(record);
        int before = _principals.TryGetValue(principal.Principal, out DetectedPrincipal? known) ? known.EventCount : 0;
        _principals[principal.Principal] = principal with { EventCount = before + 1 };
        _first = _first < record.EventTime ? _first : record.EventTime;
        _last = _last > record.EventTime ? _last : record.EventTime;
        if (_examples.Count < MostExamples)
        {
            _examples.Add(SecretAccessProjection.Describe(record, source));
        }
    }
}
