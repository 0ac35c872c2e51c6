using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Makes the changes of a plan, each as soon as those before it are made, as parallel as they allow.</summary>
internal sealed class StepRunner(IOperationSink sink, string activity)
{
    // What S3, IAM and CloudTrail bear from one caller without throttling.
    private const int MostAtOnce = 12;

    /// <summary>
    /// Makes the approved changes; what depends on one that was declined, or that failed, is left undone. Everything
    /// that is under way ends before a failure is thrown, so that nothing happens behind the caller's back.
    /// </summary>
    /// <param name="steps">The steps, each after those that it depends on.</param>
    /// <param name="isApproved">Asked for each change that writes, in order, before anything is done.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <returns>The changes that were made.</returns>
    public async Task<IReadOnlyList<MonitorChange>> RunAsync(
        IReadOnlyList<Step> steps, Func<MonitorChange, bool> isApproved, CancellationToken cancellation)
    {
        var writing = steps.Where(s => s.Change.Writes && isApproved(s.Change)).ToList();
        HashSet<Step> approved = new(writing);
        using SemaphoreSlim gate = new(MostAtOnce);
        Dictionary<Step, Task<bool>> runs = [];
        var done = 0;
        foreach (var step in steps)
        {
            var before = step.After.Where(runs.ContainsKey).Select(s => runs[s]).ToList();
            runs[step] = RunAsync(step, before);
        }

        try
        {
            await Task.WhenAll(runs.Values).ConfigureAwait(false);
        }
        catch (Exception first) when (first is not OperationCanceledException)
        {
            var failures = runs.Values.SelectMany(r => r.Exception?.InnerExceptions.AsEnumerable() ?? []);
            foreach (var other in failures.Where(e => e != first))
            {
                sink.Warning(other.Message);
            }

            throw;
        }

        return writing.Where(s => runs[s].Result).Select(s => s.Change).ToList();

        async Task<bool> RunAsync(Step step, IReadOnlyList<Task<bool>> before)
        {
            if (before.Count > 0 && !(await AllAsync(before).ConfigureAwait(false)))
            {
                return false;
            }

            if (!step.Change.Writes)
            {
                return true;
            }

            if (!approved.Contains(step))
            {
                return false;
            }

            await gate.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                var what = $"{step.Change.Action} {step.Change.Kind} {step.Change.Name}";
                sink.Verbose($"{what}: {step.Change.Reason}.");
                await step.RunAsync(cancellation).ConfigureAwait(false);
                sink.Progress(activity, what, 100 * Interlocked.Increment(ref done) / writing.Count);
                return true;
            }
            finally
            {
                gate.Release();
            }
        }
    }

    // A step that failed is told by its own task.
    private static async Task<bool> AllAsync(IReadOnlyList<Task<bool>> before)
    {
        try
        {
            return (await Task.WhenAll(before).ConfigureAwait(false)).All(isDone => isDone);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
