namespace SecretMonitor.Aws.Evidence;

/// <summary>Which past records are meant.</summary>
public sealed record PastRecordQuery
{
    /// <summary>The services that were called: <c>secretsmanager.amazonaws.com</c> ...</summary>
    public required IReadOnlyList<string> EventSource { get; init; }

    /// <summary>The log group; null: those that trails of the account deliver to.</summary>
    public string? LogGroupName { get; init; }

    /// <summary>
    /// The first moment: of calls in the history, of delivery in a log group; null: as far back as there are any.
    /// </summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The last moment; null: now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
