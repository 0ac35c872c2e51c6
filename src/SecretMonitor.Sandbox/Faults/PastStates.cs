using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Faults;

/// <summary>
/// What services were a while ago: eventual consistency, as far as the fault <see cref="FaultKind.Stale"/> asks for it.
/// Before each call that changes such a service, a copy of it is kept; it answers for the service until the change is
/// as old as the fault says. Used under the world's lock.
/// </summary>
internal sealed class PastStates(SandboxClock clock, FaultPlan faults)
{
    private readonly Dictionary<SandboxService, Queue<(DateTimeOffset Changed, SandboxService State)>> _states = [];

    /// <summary>Keeps a service's state, which a call is about to change.</summary>
    public void Keep(SandboxService service)
    {
        var longest = faults.LongestAgeOf(service);
        if (longest == TimeSpan.Zero)
        {
            return;
        }

        if (!_states.TryGetValue(service, out var states))
        {
            _states[service] = states = new();
        }

        while (states.Count > 0 && states.Peek().Changed <= clock.Now - longest)
        {
            states.Dequeue();
        }

        states.Enqueue((clock.Now, StateCopy.Of(service)));
    }

    /// <summary>A service as it was some time ago: itself, when nothing has changed since.</summary>
    public SandboxService Of(SandboxService service, TimeSpan age) =>
        age > TimeSpan.Zero && _states.TryGetValue(service, out var states)
            ? states.FirstOrDefault(s => s.Changed > clock.Now - age).State ?? service
            : service;
}
