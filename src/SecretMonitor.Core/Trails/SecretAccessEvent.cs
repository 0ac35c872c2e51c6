namespace SecretMonitor.Trails;

/// <summary>Who read which secret, when, from where: one shape whatever the source.</summary>
public sealed record SecretAccessEvent
{
    /// <summary>When the call was made (CloudTrail's <c>eventTime</c>, second precision, UTC).</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>The secret's ARN where it is known, otherwise the id as sent.</summary>
    public string? SecretId { get; init; }

    /// <summary>The secret's name where it is known.</summary>
    public string? SecretName { get; init; }

    /// <summary>The operation: <c>GetSecretValue</c> or <c>BatchGetSecretValue</c>, unless another was looked for.</summary>
    public required string EventName { get; init; }

    /// <summary>How it ended.</summary>
    public required AccessOutcome Outcome { get; init; }

    /// <summary>CloudTrail's error code; null when it succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The caller's ARN, or what is known of the caller.</summary>
    public string? Principal { get; init; }

    /// <summary>CloudTrail's <c>userIdentity.type</c>: <c>IAMUser</c>, <c>AssumedRole</c>, <c>Root</c> ...</summary>
    public string? PrincipalType { get; init; }

    /// <summary>The access key that signed the call.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The caller's address, or the name of the AWS service that called for them.</summary>
    public string? SourceIPAddress { get; init; }

    /// <summary>The caller's user agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The AWS service that called on the caller's behalf.</summary>
    public string? InvokedBy { get; init; }

    /// <summary>The id of our own probe, when the call was one.</summary>
    public string? ProbeId { get; init; }

    /// <summary>The region of the call.</summary>
    public string? Region { get; init; }

    /// <summary>The account that received the record.</summary>
    public string? AccountId { get; init; }

    /// <summary>CloudTrail's id of the event: equal ids are the same event.</summary>
    public required string EventId { get; init; }

    /// <summary>AWS's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Where the record was found: <c>EventHistory</c>, <c>LogGroup</c>, <c>LogsInsights</c>, <c>Bucket</c> or a path.</summary>
    public required string Source { get; init; }

    /// <summary>CloudTrail's record as JSON text.</summary>
    public required string Record { get; init; }

    /// <summary>Name of the event and who caused it.</summary>
    public override string ToString() => $"{EventName} by {Principal}";
}
