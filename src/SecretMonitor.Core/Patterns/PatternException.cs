namespace SecretMonitor.Patterns;

/// <summary>A pattern, policy or template that AWS would refuse.</summary>
/// <param name="message">The whole sentence, for people.</param>
/// <param name="reason">What is wrong, without an introduction.</param>
/// <param name="position">Zero-based position in the text at which reading stopped, or -1 where none applies.</param>
/// <param name="serviceMessage">What AWS answers, where that is known.</param>
public sealed class PatternException(
    string message,
    string reason,
    int position = -1,
    string? serviceMessage = null) : FormatException(message)
{
    /// <summary>What is wrong, without an introduction.</summary>
    public string Reason { get; } = reason;

    /// <summary>Zero-based position in the text at which reading stopped, or -1 where none applies.</summary>
    public int Position { get; } = position;

    /// <summary>
    /// The message of AWS's answer, or null where it says no more than that the pattern is invalid, each operation in
    /// its own words.
    /// </summary>
    public string? ServiceMessage { get; } = serviceMessage;
}
