namespace SecretMonitor.Sandbox;

/// <summary>One request to the sandbox, or one thing that it has to say about itself (<see cref="Note"/>).</summary>
public sealed record SandboxLogEntry
{
    /// <summary>The real time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The id in the answer's headers; null for a note.</summary>
    public string? RequestId { get; init; }

    /// <summary>The ARN of who signed; null if nobody did, or was not believed.</summary>
    public string? Principal { get; init; }

    /// <summary>The signing name: <c>secretsmanager</c>, <c>monitoring</c> ...</summary>
    public string? Service { get; init; }

    /// <summary>AWS's name of the operation.</summary>
    public string? Operation { get; init; }

    /// <summary>Whether the operation changes nothing.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The region of the signature.</summary>
    public string? Region { get; init; }

    /// <summary>The HTTP status; 0 for a note, and for a request that was not answered.</summary>
    public int Status { get; init; }

    /// <summary>AWS's error code, of a refused request.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>From the last byte of the request to the answer.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What went wrong inside the sandbox, is not built, or was made to go wrong.</summary>
    public string? Note { get; init; }

    /// <summary>One line.</summary>
    public override string ToString() => Operation is null && Note is not null
        ? $"{Time:HH:mm:ss} {Note}"
        : $"{Time:HH:mm:ss} {Service}:{Operation} {Status} {ErrorCode} {Principal} "
            + $"{Duration.TotalMilliseconds:0.0} ms {Note}".TrimEnd();
}
