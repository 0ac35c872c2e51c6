using SecretMonitor.Errors;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Faults;

/// <summary>The faults of a sandbox: each counts the calls that it covers, and says which it strikes.</summary>
internal sealed class FaultPlan
{
    private readonly FaultRule[] _rules;
    private readonly int[] _counts;

    // Its own, so that the ids of a seed stay the same with and without faults.
    private readonly SandboxRandom _random;

    /// <exception cref="SecretMonitorException">A rule is none, or covers no operation of the services.</exception>
    public FaultPlan(SandboxOptions options, IReadOnlyList<SandboxService> services)
    {
        _rules = [.. options.Faults.Select(FaultRule.Parse)];
        _counts = new int[_rules.Length];
        _random = new(options.Seed);
        foreach (var rule in _rules)
        {
            if (!services.Any(s => s.Operations.Append(FaultRule.Delivery).Any(o => rule.Covers(s, o))))
            {
                throw FaultRule.Illegal(rule.ToString());
            }
        }
    }

    /// <summary>The fault that strikes a call, the first where several do; null: none.</summary>
    public FaultRule? Next(SandboxService service, string operation) =>
        First(service, operation, isStale: false, _random);

    /// <summary>The fault that strikes something that a service brings to another; null: none.</summary>
    /// <param name="service">The service.</param>
    /// <param name="random">Chance: the world's, so that what happened happens again where it is kept.</param>
    public FaultRule? NextDelivery(SandboxService service, SandboxRandom random) =>
        First(service, FaultRule.Delivery, isStale: false, random);

    /// <summary>How old what a call sees is; zero: it sees its service as it is.</summary>
    public TimeSpan AgeFor(SandboxService service, string operation) =>
        First(service, operation, isStale: true, _random)?.Age ?? TimeSpan.Zero;

    /// <summary>How old what the other services see of a service is.</summary>
    public TimeSpan AgeForOthers(SandboxService service) =>
        _rules.FirstOrDefault(r => r.Kind == FaultKind.Stale && r.StrikesAll(service))?.Age ?? TimeSpan.Zero;

    /// <summary>How long past states of a service are needed.</summary>
    public TimeSpan LongestAgeOf(SandboxService service) =>
        _rules.Where(r => r.Covers(service)).Select(r => r.Age).DefaultIfEmpty().Max();

    private FaultRule? First(SandboxService service, string operation, bool isStale, SandboxRandom random)
    {
        FaultRule? first = null;
        lock (_random)
        {
            for (var i = 0; i < _rules.Length; i++)
            {
                if ((_rules[i].Kind == FaultKind.Stale) == isStale
                    && _rules[i].Covers(service, operation) && _rules[i].Strikes(++_counts[i], random))
                {
                    first ??= _rules[i];
                }
            }
        }

        return first;
    }
}
