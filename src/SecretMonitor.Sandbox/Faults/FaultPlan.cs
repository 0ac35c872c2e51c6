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
            if (!services.Any(s => s.Operations.Any(o => rule.Covers(s, o))))
            {
                throw FaultRule.Illegal(rule.ToString());
            }
        }
    }

    /// <summary>The fault that strikes a call, the first where several do; null: none.</summary>
    public FaultRule? Next(SandboxService service, string operation)
    {
        FaultRule? first = null;
        lock (_random)
        {
            for (var i = 0; i < _rules.Length; i++)
            {
                if (_rules[i].Covers(service, operation) && _rules[i].Strikes(++_counts[i], _random))
                {
                    first ??= _rules[i];
                }
            }
        }

        return first;
    }
}
