using System.Diagnostics;

namespace SecretMonitor.Aws.Sessions;

/// <summary>Lets calls pass at a steady rate, a burst of some at once.</summary>
internal sealed class TokenBucket
{
    private readonly double _perSecond;
    private readonly double _burst;
    private readonly object _lock = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private double _tokens;
    private TimeSpan _filledAt;

    /// <summary>A full bucket.</summary>
    public TokenBucket(double perSecond, double burst)
    {
        _perSecond = perSecond;
        _burst = _tokens = burst;
    }

    /// <summary>Takes one token, at once or when there will be one.</summary>
    public Task TakeAsync(CancellationToken cancellation)
    {
        var wait = Reserve();
        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, cancellation);
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = _clock.Elapsed;
            _tokens = Math.Min(_burst, _tokens + ((now - _filledAt).TotalSeconds * _perSecond));
            _filledAt = now;
            _tokens--;
            return TimeSpan.FromSeconds(-_tokens / _perSecond);
        }
    }
}
