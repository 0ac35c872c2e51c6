using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Makes the changes of plans, each as soon as those before it are made, as parallel as they allow.</summary>
internal sealed class StepRunner(IOperationSink sink, string activity)
{
    /// <summary>
    /// Makes the approved changes of a plan; what depends on one that was declined, or that failed, is left undone.
    /// Everything that is under way ends before a failure is thrown, so that nothing happens behind the caller's back.
    /// </summary>
    /// <param name="steps">The steps, each after those that it depends on.</param>
    /// <param name="isApproved">Asked for each change that writes, in order, before anything is done.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <returns>The changes that were made.</returns>
    public Task<IReadOnlyList<MonitorChange>> RunAsync(
        IReadOnlyList<Step> steps, Func<MonitorChange, bool> isApproved, CancellationToken cancellation) =>
        Start(steps, isApproved, cancellation).FinishAsync(steps);

    /// <summary>Like <see cref="RunAsync"/> for several plans at once, which may have steps in common.</summary>
    public StepRun Start(
        IReadOnlyList<Step> steps, Func<MonitorChange, bool> isApproved, CancellationToken cancellation) => new(
        steps, [.. steps.Where(s => s.Change.Writes && isApproved(s.Change))], activity, sink, cancellation);
}
