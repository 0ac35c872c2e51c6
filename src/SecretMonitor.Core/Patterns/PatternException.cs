namespace SecretMonitor.Patterns;

/// <summary>A pattern, policy or template that AWS would refuse.</summary>
/// <param name="message">The whole sentence, as the service words it where that is known.</param>
/// <param name="reason">What is wrong, without the service's introduction.</param>
/// <param name="position">Zero-based position in the text at which parsing stopped, or -1 where none applies.</param>
public sealed class PatternException(string message, string reason, int position = -1) : FormatException(message)
{
    /// <summary>What is wrong, without the service's introduction.</summary>
    public string Reason { get; } = reason;

    /// <summary>Zero-based position in the text at which parsing stopped, or -1 where none applies.</summary>
    public int Position { get; } = position;
}
