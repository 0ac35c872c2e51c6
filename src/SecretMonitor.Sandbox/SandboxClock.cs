namespace SecretMonitor.Sandbox;

/// <summary>
/// The sandbox's virtual time and what is due in it. Work runs in the order of its due times, under the world's lock,
/// with <see cref="Now"/> standing at the due time; it comes due by real time (times the speed) or by a step. What is
/// done at a time sees everything done that was due before, so that the same inputs at the same times have the same
/// outcome, however late a timer fires.
/// </summary>
internal sealed class SandboxClock : IDisposable
{
    private readonly object _gate;
    private readonly double _speed;
    private readonly Action<Exception> _onError;
    private readonly SortedDictionary<(DateTimeOffset Due, long Order), Action> _agenda = [];
    private readonly System.Diagnostics.Stopwatch _realTime = new();
    private readonly Timer? _timer;
    private DateTimeOffset _origin;
    private DateTimeOffset? _at;
    private long _order;
    private bool _isDisposed;

    /// <summary>Told the time, under the lock, when the clock did due work of itself or made a step.</summary>
    public event Action<DateTimeOffset>? Moved;

    /// <param name="gate">The world's lock.</param>
    /// <param name="start">The virtual time now.</param>
    /// <param name="speed">Virtual seconds per second; 0: only steps.</param>
    /// <param name="onError">Told when due work fails; the work after it is done nevertheless.</param>
    public SandboxClock(object gate, DateTimeOffset start, double speed, Action<Exception> onError)
    {
        (_gate, _origin, _speed, _onError) = (gate, start, speed, onError);
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

    /// <summary>Lets real time move the clock from now on; until then only <see cref="MoveTo"/> and steps do.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _realTime.Start();
            SetTimer();
        }
    }

    /// <summary>Does everything due until now, and holds the time there until <see cref="Release"/>.</summary>
    /// <returns>The time.</returns>
    public DateTimeOffset Hold()
    {
        var now = Elapsed();
        RunUntil(now);
        _at = now;
        return now;
    }

    /// <summary>Lets time go on.</summary>
    public void Release()
    {
        _at = null;
        SetTimer();
    }

    /// <summary>Moves the clock on to a time, unless it is there, and does everything that comes due on the way.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        lock (_gate)
        {
            if (time > Now)
            {
                Step(time - Now);
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
    /// <exception cref="ArgumentOutOfRangeException">The step goes back, or past the end of the calendar.</exception>
    public void Step(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(by), "The clock only goes forward.");
        }

        lock (_gate)
        {
            RunUntil(Now + by);
            _origin += by;
            SetTimer();
            Moved?.Invoke(Now);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _agenda.Clear();
            _timer?.Dispose();
        }
    }

    private DateTimeOffset Elapsed() => _origin + TimeSpan.FromTicks((long)(_realTime.Elapsed.Ticks * _speed));

    private void RunDue()
    {
        lock (_gate)
        {
            var now = Elapsed();
            if (RunUntil(now))
            {
                Moved?.Invoke(now);
            }

            SetTimer();
        }
    }

    /// <returns>Whether there was anything to do.</returns>
    private bool RunUntil(DateTimeOffset target)
    {
        var hasRun = false;
        while (_agenda.Count > 0 && _agenda.First() is var next && next.Key.Due <= target)
        {
            hasRun = true;
            _agenda.Remove(next.Key);
            _at = next.Key.Due;
            try
            {
                next.Value();
            }
            catch (Exception e)
            {
                _onError(e);
            }
            finally
            {
                _at = null;
            }
        }

        return hasRun;
    }

    private void SetTimer()
    {
        if (_timer is null || !_realTime.IsRunning || _isDisposed || _at is not null || _agenda.Count == 0)
        {
            return;
        }

        // Rounded up: a timer that fires too early would only set itself again.
        var wait = Math.Ceiling((_agenda.First().Key.Due - Elapsed()).TotalMilliseconds / _speed);
        _timer.Change((long)Math.Min(Math.Max(wait, 0), int.MaxValue), Timeout.Infinite);
    }
}
