using System.Diagnostics;

namespace SecretMonitor.Sandbox.Services;

/// <summary>
/// How long a call waits until there is something to answer: a long poll. Such a call is made again when a bell rings,
/// and holds no thread and no lock meanwhile; only its last try counts as having happened.
/// </summary>
internal sealed class Patience
{
    private readonly Stopwatch _realTime = Stopwatch.StartNew();
    private DateTimeOffset? _deadline;

    /// <summary>Ends when the call is to be made again; null: its answer stands.</summary>
    public Task? Pause { get; private set; }

    /// <summary>Whether the call waits no longer, because it already did when it happened first.</summary>
    public bool IsOver { get; set; }

    /// <summary>
    /// Asks to be made again when the bell rings, unless the time is up: the virtual time, or the real one where
    /// virtual time stands still.
    /// </summary>
    /// <param name="wait">How long the call may take from its first try.</param>
    /// <param name="bell">Rings when there may be something.</param>
    /// <param name="next">A time at which there may be something without the bell ringing.</param>
    /// <param name="clock">The virtual clock.</param>
    public void Wait(TimeSpan wait, Bell bell, DateTimeOffset? next, SandboxClock clock)
    {
        var now = clock.Now;
        _deadline ??= now + wait;
        var rest = wait - _realTime.Elapsed;
        if (IsOver || now >= _deadline || rest <= TimeSpan.Zero)
        {
            return;
        }

        if (clock.Speed > 0)
        {
            var until = next < _deadline ? next.Value : _deadline.Value;
            var real = TimeSpan.FromSeconds((until - now).TotalSeconds / clock.Speed);
            rest = real < rest ? real : rest;
        }

        Pause = FirstOf(bell.Next, rest);
    }

    /// <summary>Begins the next try.</summary>
    public void Resume() => Pause = null;

    private static async Task FirstOf(Task bell, TimeSpan time)
    {
        // Rounded up: a call that is made again too early only waits again.
        using CancellationTokenSource rung = new();
        var delay = Task.Delay((int)Math.Ceiling(time.TotalMilliseconds), rung.Token);
        await Task.WhenAny(bell, delay).ConfigureAwait(false);
        rung.Cancel();
    }
}
