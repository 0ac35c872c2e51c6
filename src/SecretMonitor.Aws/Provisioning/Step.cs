using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>One change of a plan, and how it is made.</summary>
internal sealed class Step(MonitorChange change, Func<CancellationToken, Task> run)
{
    /// <summary>What the person is told and asked.</summary>
    public MonitorChange Change => change;

    /// <summary>What must be done before, if it is part of the plan.</summary>
    public IReadOnlyList<Step> After { get; init; } = [];

    /// <summary>Makes the change.</summary>
    public Task RunAsync(CancellationToken cancellation) => run(cancellation);
}
