using System.Diagnostics;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Steps that are being made.</summary>
internal sealed class StepRun
{
    // What S3, IAM and CloudTrail bear from one caller without throttling.
    private const int MostAtOnce = 12;

    // An estimate is of no use for less.
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(10);

    private readonly HashSet<Step> _approved;
    private readonly string _activity;
    private readonly IOperationSink _sink;
    private readonly CancellationToken _cancellation;
    private readonly SemaphoreSlim _gate = new(MostAtOnce);
    private readonly Dictionary<Step, Task<bool>> _runs = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _done;

    /// <summary>Begins.</summary>
    /// <param name="steps">The steps, each after those that it depends on.</param>
    /// <param name="approved">Those that are made.</param>
    /// <param name="activity">What it is all about, for the progress.</param>
    /// <param name="sink">Is told.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public StepRun(
        IEnumerable<Step> steps, HashSet<Step> approved, string activity, IOperationSink sink,
        CancellationToken cancellation)
    {
        (_approved, _activity, _sink, _cancellation) = (approved, activity, sink, cancellation);
        foreach (var step in steps)
        {
            var before = step.After.Where(_runs.ContainsKey).Select(s => _runs[s]).ToList();
            _runs[step] = RunAsync(step, before);
        }
    }

    /// <summary>Waits for some of the steps; throws their first failure, and warns of the others.</summary>
    /// <returns>The changes that were made.</returns>
    public async Task<IReadOnlyList<MonitorChange>> FinishAsync(IReadOnlyList<Step> steps)
    {
        var runs = steps.Select(s => _runs[s]).ToList();
        try
        {
            await Task.WhenAll(runs).ConfigureAwait(false);
        }
        catch (Exception first) when (first is not OperationCanceledException)
        {
            var failures = runs.SelectMany(r => r.Exception?.InnerExceptions.AsEnumerable() ?? []);
            foreach (var other in failures.Where(e => e != first))
            {
                _sink.Warning(other.Message);
            }

            throw;
        }

        return steps.Where(s => _approved.Contains(s) && _runs[s].Result).Select(s => s.Change).ToList();
    }

    private async Task<bool> RunAsync(Step step, IReadOnlyList<Task<bool>> before)
    {
        if (before.Count > 0 && !(await AllAsync(before).ConfigureAwait(false)))
        {
            return false;
        }

        if (!step.Change.Writes)
        {
            return true;
        }

        if (!_approved.Contains(step))
        {
            return false;
        }

        await _gate.WaitAsync(_cancellation).ConfigureAwait(false);
        try
        {
            if (step.IsNeededAsync is { } isNeededAsync && !await isNeededAsync(_cancellation).ConfigureAwait(false))
            {
                return false;
            }

            var what = $"{step.Change.Action} {step.Change.Kind} {step.Change.Name}";
            _sink.Verbose($"{what}: {step.Change.Reason}.");
            await step.RunAsync(_cancellation).ConfigureAwait(false);
            TellProgress(what, Interlocked.Increment(ref _done));
            return true;
        }
        finally
        {
            _gate.Release();
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

    private void TellProgress(string what, int done)
    {
        var left = TimeSpan.FromTicks(_watch.Elapsed.Ticks / done * (_approved.Count - done));
        var time = left > WorthTelling ? $"; about {(int)left.TotalSeconds} s left" : "";
        _sink.Progress(_activity, $"{what} ({done} of {_approved.Count}{time})", 100 * done / _approved.Count);
    }
}
