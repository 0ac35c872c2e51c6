using System.Collections.Concurrent;
using System.Management.Automation;
using SecretMonitor.Sessions;

namespace SecretMonitor.Commands;

/// <summary>Carries what work on other threads says to the pipeline thread, the only one that may write.</summary>
internal sealed class Pump(Cmdlet command) : IOperationSink, IDisposable
{
    /// <summary>How long stopped work may take to notice before it is left behind.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly BlockingCollection<Action<Cmdlet>> _messages = [];
    private volatile bool _isClosed;

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
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var worker = Task.Run(() => work(this, stop.Token), stop.Token);
        _ = worker.ContinueWith(_ => Close(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            foreach (var message in _messages.GetConsumingEnumerable(cancellation))
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

    public void Dispose() => _isClosed = true;

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

    private void Close()
    {
        if (!_isClosed)
        {
            _messages.CompleteAdding();
        }
    }

    private void Post(Action<Cmdlet> message)
    {
        if (_isClosed || _messages.IsAddingCompleted)
        {
            return;
        }

        try
        {
            _messages.Add(message);
        }
        catch (InvalidOperationException)
        {
            // The command ended in between: nobody is left to tell.
        }
    }
}
