using System.Collections.Concurrent;
using System.Management.Automation;
using SecretMonitor.Sessions;

namespace SecretMonitor.Commands;

/// <summary>
/// Carries what work on other threads says to the pipeline thread, the only one that may write. A command has one for all
/// its work: what was planned in one run may speak in the next.
/// </summary>
internal sealed class Pump(Cmdlet command) : IOperationSink
{
    /// <summary>How long stopped work may take to notice before it is left behind.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private volatile BlockingCollection<Action<Cmdlet>> _messages = Closed();

    public void Verbose(string message) => Post(c => c.WriteVerbose(message));

    public void Debug(string message) => Post(c => c.WriteDebug(message));

    public void Warning(string message) => Post(c => c.WriteWarning(message));

    public void Progress(string activity, string status, int percent) => Post(c => c.WriteProgress(new(0, activity, status)
    {
        PercentComplete = percent,
        RecordType = percent >= 100 ? ProgressRecordType.Completed : ProgressRecordType.Processing,
    }));

    /// <summary>Writes an object as soon as the pipeline thread gets to it.</summary>
    public void Output(object value) => Post(c => c.WriteObject(value));

    /// <summary>Writes an error as soon as the pipeline thread gets to it.</summary>
    public void Error(ErrorRecord error) => Post(c => c.WriteError(error));

    public T Run<T>(Func<Pump, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        BlockingCollection<Action<Cmdlet>> messages = [];
        _messages = messages;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var worker = Task.Run(() => work(this, stop.Token), stop.Token);
        _ = worker.ContinueWith(
            _ => messages.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            foreach (var message in messages.GetConsumingEnumerable(cancellation))
            {
                message(command);
            }
        }
        finally
        {
            stop.Cancel();
            WaitFor(worker);
        }

        return worker.GetAwaiter().GetResult();
    }

    private static void WaitFor(Task worker)
    {
        try
        {
            worker.Wait(Patience);
        }
        catch (AggregateException)
        {
            // Thrown, unwrapped, by GetResult; or of no interest any more because the command was stopped.
        }
    }

    private static BlockingCollection<Action<Cmdlet>> Closed()
    {
        BlockingCollection<Action<Cmdlet>> messages = [];
        messages.CompleteAdding();
        return messages;
    }

    private void Post(Action<Cmdlet> message)
    {
        try
        {
            _messages.Add(message);
        }
        catch (InvalidOperationException)
        {
            // The work has ended, or the command: nobody is left to tell.
        }
    }
}
