namespace SecretMonitor.Patterns;

/// <summary>What a rendered template gives a target.</summary>
/// <param name="Text">The text, also where it is invalid: a dead-letter queue gets to see it.</param>
/// <param name="ErrorCode">Null, or <see cref="InvalidJson"/>: AWS does not deliver the text then, nor retries.</param>
public sealed record TargetInput(string Text, string? ErrorCode)
{
    /// <summary>The error code of text that is not valid JSON.</summary>
    public const string InvalidJson = "INVALID_JSON";

    /// <summary>The error message that AWS gives a dead-letter queue with <see cref="InvalidJson"/>.</summary>
    public const string InvalidJsonMessage = "Invalid input for target.";
}
