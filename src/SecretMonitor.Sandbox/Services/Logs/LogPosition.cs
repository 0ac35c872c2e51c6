using System.Globalization;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>A place in a log: the time in milliseconds, and the order among events of one time.</summary>
internal readonly record struct LogPosition(long Timestamp, long Sequence) : IComparable<LogPosition>
{
    /// <summary>Right after it.</summary>
    public LogPosition Next => this with { Sequence = Sequence + 1 };

    public int CompareTo(LogPosition other) =>
        Timestamp != other.Timestamp ? Timestamp.CompareTo(other.Timestamp) : Sequence.CompareTo(other.Sequence);

    /// <summary>Reads what <see cref="ToString"/> wrote; null for any other text.</summary>
    public static LogPosition? TryParse(string text) => text.Split('.') is [var timestamp, var sequence]
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
        && long.TryParse(sequence, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var s)
        ? new(t, s)
        : null;

    public override string ToString() => $"{Timestamp}.{Sequence}";
}
