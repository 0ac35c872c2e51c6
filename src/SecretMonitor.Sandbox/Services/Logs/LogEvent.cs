using System.Text;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>A log event.</summary>
/// <param name="Timestamp">In milliseconds since 1970.</param>
/// <param name="Sequence">Its number among all of the group: the order of events of one time.</param>
/// <param name="Ingested">When it came in, in milliseconds since 1970.</param>
/// <param name="Stream">The name of its stream.</param>
/// <param name="Message">The text.</param>
internal sealed record LogEvent(long Timestamp, long Sequence, long Ingested, string Stream, string Message)
{
    /// <summary>What AWS counts beyond the text.</summary>
    public const int Overhead = 26;

    /// <summary>56 digits, as AWS's ids have.</summary>
    public string Id => $"{Timestamp:D20}{Sequence:D36}";

    public LogPosition Position => new(Timestamp, Sequence);

    public int Size => Encoding.UTF8.GetByteCount(Message) + Overhead;
}
