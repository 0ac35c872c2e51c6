using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>One change of a plan, and how it is made.</summary>
internal sealed class Step(MonitorChange change, Func<CancellationToken, Task> run)
{
    /// <summary>What the person is told and asked.</summary>
    public MonitorChange Change => change;

    /// <summary>What must be done before, if it is part of the plan.</summary>
    public IReadOnlyList<Step> After { get; init; } = [];

    /// <summary>Asked right before: whether it is still to be done; null: it is.</summary>
    public Func<CancellationToken, Task<bool>>? IsNeededAsync { get; set; }

    /// <summary>A step that deletes something, or finds it gone.</summary>
    public static Step Delete(
        string kind, string name, string reason, Func<CancellationToken, Task> delete,
        IReadOnlyList<Step>? after = null, decimal price = 0) =>
        new(
            new() { Action = ChangeAction.Delete, Kind = kind, Name = name, Reason = reason, MonthlyCost = -price },
            cancellation => UnlessGoneAsync(() => delete(cancellation))) { After = after ?? [] };

    /// <summary>Something that stays, and why.</summary>
    public static Step Keep(string kind, string name, string reason) => new(
        new() { Action = ChangeAction.Keep, Kind = kind, Name = name, Reason = reason }, _ => Task.CompletedTask);

    /// <summary>Does what is needless if its object is gone.</summary>
    public static async Task UnlessGoneAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            // Gone already.
        }
    }

    /// <summary>Makes the change.</summary>
    public Task RunAsync(CancellationToken cancellation) => run(cancellation);
}
