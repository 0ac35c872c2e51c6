namespace SecretMonitor.Errors;

/// <summary>
/// A failure with everything that a person needs: what happened in which account and region, to what, and what to do.
/// Made by <see cref="ErrorCatalog"/> only. Its text never contains a secret's value.
/// </summary>
public sealed class SecretMonitorException : Exception
{
    internal SecretMonitorException(string errorId, ErrorKind kind, string message, Exception? inner)
        : base(message, inner) => (ErrorId, Kind) = (errorId, kind);

    /// <summary>The id in the catalogue.</summary>
    public string ErrorId { get; }

    /// <summary>The kind of failure.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What the person named.</summary>
    public object? Target { get; init; }

    /// <summary>What to do: the statement to add, the command to run.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>AWS's id of the failed request.</summary>
    public string? RequestId { get; init; }

    /// <summary>AWS's code of the failure.</summary>
    public string? AwsErrorCode { get; init; }

    /// <summary>Whether no further input could succeed (no credentials, no region, no endpoint).</summary>
    public bool IsTerminating { get; init; }
}
