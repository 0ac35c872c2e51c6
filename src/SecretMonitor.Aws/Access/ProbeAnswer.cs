namespace SecretMonitor.Aws.Access;

/// <summary>How a probe's call ended: with an answer, or with AWS's error code.</summary>
internal sealed record ProbeAnswer<TResponse>(
    TResponse? Response, DateTimeOffset Time, TimeSpan Duration, int Retries, string? RequestId, string? ErrorCode)
    where TResponse : class;
