namespace SecretMonitor.Sandbox;

/// <summary>
/// The sandbox's virtual time and what is due in it. Work runs in the order of its due times, under the world's lock,
/// with <see cref="Now"/> standing at the due time; it comes due by real time (times the speed) or by a step.
/// </summary>
internal sealed class SandboxClock : IDisposable
{
    private readonly object _gate;
    private readonly double _speed;
    private readonly SortedDictionary<(DateTimeOffset Due, long Order), Action> _agenda = [];
    private readonly System.Diagnostics.Stopwatch _realTime = System.Diagnostics.Stopwatch.StartNew();
    private readonly Timer? _timer;
    private DateTimeOffset _origin;
    private DateTimeOffset? _at;
    private long _order;

    /// <param name="gate">The world's lock.</param>
    /// <param name="start">The virtual time now.</param>
    /// <param name="speed">Virtual seconds per second; 0: only steps.</param>
    public SandboxClock(object gate, DateTimeOffset start, double speed)
    {
        (_gate, _origin, _speed) = (gate, start, speed);
        _timer = speed > 0 ? new(_ => RunDue(), null, Timeout.Infinite, Timeout.Infinite) : null;
    }

    public double Speed => _speed;

    /// <summary>The virtual time; while due work runs, the time at which it was due.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _at ?? Elapsed();
            }
        }
    }

    /// <summary>Puts work on the agenda.</summary>
    public void Schedule(TimeSpan delay, Action work)
    {
        lock (_gate)
        {
            _agenda.Add((Now + delay, _order++), work);
            SetTimer();
        }
    }

    /// <summary>Moves the clock on and does everything that comes due on the way.</summary>
    public void Step(TimeSpan by)
    {
        lock (_gate)
        {
            var target = Now + by;
            RunUntil(target);
            _origin += by;
        }
    }

    public void Dispose() => _timer?.Dispose();

    private DateTimeOffset Elapsed() => _origin + TimeSpan.FromTicks((long)(_realTime.Elapsed.Ticks * _speed));

    private void RunDue()
    {
        lock (_gate)
        {
            RunUntil(Elapsed());
            SetTimer();
        }
    }

    private void RunUntil(DateTimeOffset target)
    {
        while (_agenda.Count > 0 && _agenda.First() is var next && next.Key.Due <= target)
        {
            _agenda.Remove(next.Key);
            _at = next.Key.Due;
            try
            {
                next.Value();
            }
            finally
            {
                _at = null;
            }
        }
    }

    private void SetTimer()
    {
        if (_timer is null || _at is not null || _agenda.Count == 0)
        {
            return;
        }

        var wait = (_agenda.First().Key.Due - Elapsed()).TotalMilliseconds / _speed;
        _timer.Change((long)Math.Min(Math.Max(wait, 0), int.MaxValue), Timeout.Infinite);
    }
}
