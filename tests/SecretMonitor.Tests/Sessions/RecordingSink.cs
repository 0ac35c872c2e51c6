using System.Collections.Concurrent;
using SecretMonitor.Sessions;

namespace SecretMonitor.Tests.Sessions;

/// <summary>Keeps what an operation tells.</summary>
internal sealed class RecordingSink : IOperationSink
{
    public static readonly string[] Reading = ["Describe", "Get", "List", "Head", "Filter", "Lookup", "Test"];

    private readonly ConcurrentQueue<string> _debug = new();

    public ConcurrentQueue<string> Messages { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    /// <summary>Hears of each request as it is made.</summary>
    public Action<string>? Listener { get; set; }

    /// <summary>The requests that were made, as IAM actions, with the code of what failed.</summary>
    public IReadOnlyList<string> Requests =>
        _debug.Where(line => line.Contains(" ms ")).Select(line => line.Split(' ')[0]).ToList();

    public IReadOnlyList<string> Writes =>
        Requests.Where(r => !Reading.Any(verb => r.Split(':')[1].StartsWith(verb, StringComparison.Ordinal))).ToList();

    public IEnumerable<string> Everything => _debug.Concat(Messages).Concat(Warnings);

    public void Clear() => _debug.Clear();

    public void Verbose(string message) => Messages.Enqueue(message);

    public void Debug(string message)
    {
        _debug.Enqueue(message);
        Listener?.Invoke(message);
    }

    public void Warning(string message) => Warnings.Enqueue(message);

    public void Progress(string activity, string status, int percent) => Messages.Enqueue($"{activity} {status}");
}
