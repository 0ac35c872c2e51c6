namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The events of a group in the order of time.</summary>
internal sealed class EventList
{
    private readonly List<LogEvent> _events = [];
    private long _count;

    public LogEvent Add(long timestamp, long ingested, string stream, string message)
    {
        LogEvent added = new(timestamp, _count++, ingested, stream, message);
        _events.Insert(IndexOf(added.Position), added);
        return added;
    }

    /// <summary>The events at and after a position, oldest first.</summary>
    public IEnumerable<LogEvent> From(LogPosition position)
    {
        for (var at = IndexOf(position); at < _events.Count; at++)
        {
            yield return _events[at];
        }
    }

    /// <summary>The events before a position, newest first.</summary>
    public IEnumerable<LogEvent> Before(LogPosition position)
    {
        for (var at = IndexOf(position) - 1; at >= 0; at--)
        {
            yield return _events[at];
        }
    }

    public void RemoveStream(string stream) => _events.RemoveAll(e => e.Stream == stream);

    public void RemoveBefore(long timestamp) => _events.RemoveRange(0, IndexOf(new(timestamp, long.MinValue)));

    /// <summary>The index of the first event at or after a position.</summary>
    private int IndexOf(LogPosition position)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _events[middle].Position.CompareTo(position) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
