using System.Collections.Concurrent;
using SecretMonitor.Sessions;

namespace SecretMonitor.Benchmarks;

/// <summary>Remembers which operations the engine called: it says so, a debug line each.</summary>
internal sealed class CallLog : IOperationSink
{
    private readonly ConcurrentQueue<string> _operations = new();

    /// <summary>Such as <c>cloudtrail:CreateTrail</c>, in the order in which they were answered.</summary>
    public IReadOnlyCollection<string> Operations => _operations;

    public void Clear() => _operations.Clear();

    public void Debug(string message) => _operations.Enqueue(message.Split(' ')[0]);

    public void Verbose(string message)
    {
    }

    public void Warning(string message)
    {
    }

    public void Progress(string activity, string status, int percent)
    {
    }
}
