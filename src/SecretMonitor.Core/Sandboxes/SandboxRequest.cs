namespace SecretMonitor.Sandboxes;

/// <summary>A line of the sandbox's log: who called what, and what came of it.</summary>
public sealed record SandboxRequest
{
    /// <summary>The real time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The service, by its signing name (<c>secretsmanager</c>, <c>monitoring</c>); null: none.</summary>
    public string? Service { get; init; }

    /// <summary>The operation, as CloudTrail names it; null: none.</summary>
    public string? Operation { get; init; }

    /// <summary>The ARN of who signed; null if nobody did, or was not believed.</summary>
    public string? Principal { get; init; }

    /// <summary>How it ended.</summary>
    public required SandboxOutcome Outcome { get; init; }

    /// <summary>The HTTP status of the answer; null: there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>AWS's error code; null: no error.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>From the request's last byte to the answer, in real time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What a fault did to it, what is not built, or what the sandbox says about itself; null: nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The id in the answer's headers; null for a note.</summary>
    public string? RequestId { get; init; }

    /// <summary>The region of the signature; null: none.</summary>
    public string? Region { get; init; }

    /// <summary>The sandbox.</summary>
    public required string SandboxUrl { get; init; }

    /// <summary>Service, operation and outcome; a note's text.</summary>
    public override string ToString() => Service is null && Note is not null ? Note : $"{Service}:{Operation} {Outcome}";
}
