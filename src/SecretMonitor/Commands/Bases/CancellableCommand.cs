using System.Management.Automation;
using SecretMonitor.Errors;

namespace SecretMonitor.Commands;

/// <summary>
/// A command that can be stopped, and that works off the pipeline thread without writing from there: everything that
/// the work says is queued and written here.
/// </summary>
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Pump? _pump;

    /// <summary>Cancelled by Ctrl+C and when a later command of the pipeline has enough.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>What the person named, for the errors of the item at hand.</summary>
    protected virtual object? CurrentTarget => null;

    /// <summary>Does one input object's work.</summary>
    protected abstract void Run();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Run);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Releases what the command holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the command holds.</summary>
    protected virtual void Dispose(bool disposing) => _stop.Dispose();

    /// <summary>
    /// Turns the catalogue's failures into error records: a terminating one only when no further input could succeed.
    /// </summary>
    protected void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (SecretMonitorException failure) when (failure.IsTerminating)
        {
            ThrowTerminatingError(failure.ToErrorRecord(CurrentTarget));
        }
        catch (SecretMonitorException failure)
        {
            WriteError(failure.ToErrorRecord(CurrentTarget));
        }
    }

    /// <summary>Runs work off the pipeline thread; writes on it what the work says; returns the work's result.</summary>
    private protected T Await<T>(Func<Pump, CancellationToken, Task<T>> work) =>
        (_pump ??= new(this)).Run(work, StopToken);

    /// <summary>Runs work off the pipeline thread; writes on it what the work says.</summary>
    private protected void Await(Func<Pump, CancellationToken, Task> work) =>
        Await(async (pump, cancellation) =>
        {
            await work(pump, cancellation).ConfigureAwait(false);
            return true;
        });
}
