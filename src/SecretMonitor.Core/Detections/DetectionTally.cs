using SecretMonitor.Trails;

namespace SecretMonitor.Detections;

/// <summary>Counts what one detection would have raised.</summary>
internal sealed class DetectionTally
{
    private const int MostExamples = 5;

    private readonly Detection _detection;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DetectedPrincipal> _principals = new(StringComparer.Ordinal);
    private readonly List<SecretAccessEvent> _examples = [];
    private IReadOnlyList<ScopedDetection> _scoped = [];
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;

    public DetectionTally(Detection detection, IReadOnlyList<DetectionScope> scopes)
    {
        _detection = detection;
        Watch(scopes);
    }

    public DetectionMatch Match => new()
    {
        Detection = _detection.Name,
        EventCount = _principals.Values.Sum(p => p.EventCount),
        Principal =
        [
            .. _principals.Values.OrderByDescending(p => p.EventCount).ThenBy(p => p.Principal, StringComparer.Ordinal),
        ],
        FirstTime = _first,
        LastTime = _last,
        Example = [.. _examples],
    };

    public void Watch(IReadOnlyList<DetectionScope> scopes) => _scoped = [.. scopes.Select(_detection.For)];

    public void Add(CloudTrailRecord record, string source)
    {
        // Only after the match: of an event of two accounts, the other account's copy need not match.
        if (!_scoped.Any(scoped => scoped.Matches(record))
            || ((record.SharedEventId ?? record.EventId) is { } id && !_seen.Add(id)))
        {
            return;
        }

        string? allowable = AllowedPrincipal.Narrowest(record)?.ToString();
        string principal = allowable ?? record.Principal.ToString();
        int before = _principals.TryGetValue(principal, out DetectedPrincipal? known) ? known.EventCount : 0;
        _principals[principal] =
            new() { Principal = principal, EventCount = before + 1, IsAllowable = allowable is not null };
        _first = _first < record.EventTime ? _first : record.EventTime;
        _last = _last > record.EventTime ? _last : record.EventTime;
        if (_examples.Count < MostExamples)
        {
            _examples.Add(SecretAccessProjection.Describe(record, source));
        }
    }
}
