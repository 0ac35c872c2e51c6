namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>
/// A metric's points in the order of time, apart by unit as in AWS. Points begin at whole minutes; those of
/// high-resolution samples at whole seconds. With age they are summed up to minutes, five minutes and hours, and go.
/// </summary>
internal sealed class MetricSeries
{
    private const int Few = 256;
    private const long Hour = 60 * 60;
    private const long Day = 24 * Hour;

    /// <summary>Up to which age points are how long, in seconds ("Metrics retention" of the CloudWatch user guide).</summary>
    private static readonly (long Age, long Length)[] Retention =
        [(3 * Hour, 1), (15 * Day, 60), (63 * Day, 5 * 60), (455 * Day, Hour)];

    private List<(long Second, string Unit, MetricPoint Point)> _points = [];

    /// <summary>
    /// How many points there may be before they are summed up: so it costs each point as much whatever their number.
    /// </summary>
    private int _limit = Few;

    /// <summary>The time of the newest point.</summary>
    public DateTimeOffset Latest =>
        DateTimeOffset.FromUnixTimeSeconds(_points.Count == 0 ? 0 : _points[_points.Count - 1].Second);

    /// <summary>The point for a sample of that time, made when it is the first.</summary>
    public MetricPoint PointAt(DateTimeOffset time, string unit, bool isHighResolution)
    {
        var second = time.ToUnixTimeSeconds();
        second -= isHighResolution ? 0 : second % 60;
        var at = FirstAt(second);
        for (; at < _points.Count && _points[at].Second == second; at++)
        {
            if (_points[at].Unit == unit)
            {
                return _points[at].Point;
            }
        }

        MetricPoint point = new();
        _points.Insert(at, (second, unit, point));
        return point;
    }

    /// <summary>Sums up and drops old points, once there are many more than after the last time.</summary>
    public void Age(DateTimeOffset now)
    {
        if (_points.Count < _limit)
        {
            return;
        }

        List<(long Second, string Unit, MetricPoint Point)> kept = [];
        Dictionary<(long Second, string Unit), MetricPoint> sums = [];
        foreach (var (second, unit, point) in _points)
        {
            var age = now.ToUnixTimeSeconds() - second;
            if (Array.Find(Retention, r => age < r.Age).Length is var length and > 0)
            {
                var begin = second - (second % length);
                if (sums.TryGetValue((begin, unit), out var sum))
                {
                    sum.Add(point);
                }
                else
                {
                    sums.Add((begin, unit), point);
                    kept.Add((begin, unit, point));
                }
            }
        }

        (_points, _limit) = (kept, Math.Max(Few, kept.Count * 2));
    }

    /// <summary>The periods from a start up to an end that have samples, with what they have.</summary>
    /// <param name="start">Where the first period begins.</param>
    /// <param name="end">Where the last period ends at the latest.</param>
    /// <param name="period">The length of a period in seconds.</param>
    /// <param name="unit">Only samples of this unit; null: of any.</param>
    public IEnumerable<(DateTimeOffset Start, string Unit, MetricPoint Point)> Read(
        DateTimeOffset start, DateTimeOffset end, long period, string? unit)
    {
        var origin = start.ToUnixTimeSeconds();
        var last = end.ToUnixTimeSeconds();
        for (var at = FirstAt(origin); at < _points.Count && _points[at].Second < last;)
        {
            var begin = origin + ((_points[at].Second - origin) / period * period);
            MetricPoint sum = new();
            string? seen = null;
            for (; at < _points.Count && _points[at].Second < Math.Min(begin + period, last); at++)
            {
                if (unit is null || _points[at].Unit == unit)
                {
                    sum.Add(_points[at].Point);
                    seen ??= _points[at].Unit;
                }
            }

            if (seen is not null)
            {
                yield return (DateTimeOffset.FromUnixTimeSeconds(begin), seen, sum);
            }
        }
    }

    /// <summary>The index of the first point at or after a time.</summary>
    private int FirstAt(long second)
    {
        var (low, high) = (0, _points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _points[middle].Second < second ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
