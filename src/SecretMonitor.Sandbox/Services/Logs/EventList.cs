namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The events of a group, or of a stream, in the order of time.</summary>
internal sealed class EventList
{
    private readonly List<LogEvent> _events = [];

    /// <summary>How many at the beginning are gone already.</summary>
    private int _gone;

    public void Add(LogEvent added)
    {
        // Nearly always the last place.
        _events.Insert(IndexOf(added.Position), added);
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
        for (var at = IndexOf(position) - 1; at >= _gone; at--)
        {
            yield return _events[at];
        }
    }

    public void RemoveAll(Predicate<LogEvent> which)
    {
        _events.RemoveRange(0, _gone);
        _gone = 0;
        _events.RemoveAll(which);
    }

    public void RemoveBefore(long timestamp)
    {
        for (; _gone < _events.Count && _events[_gone].Timestamp < timestamp; _gone++)
        {
            _events[_gone] = null!;
        }

        // Moving the rest costs as much as was added since it was moved last.
        if (_gone > _events.Count / 2)
        {
            _events.RemoveRange(0, _gone);
            _gone = 0;
        }
    }

    /// <summary>The index of the first event at or after a position.</summary>
    private int IndexOf(LogPosition position)
    {
        var (low, high) = (_gone, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _events[middle].Position.CompareTo(position) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
