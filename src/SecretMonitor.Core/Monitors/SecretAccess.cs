using System.Security;

namespace SecretMonitor.Monitors;

/// <summary>One read of a secret that we made ourselves. Its value is absent unless it was asked for.</summary>
public sealed record SecretAccess
{
    /// <summary>The secret's ARN, or the id as named when the read failed.</summary>
    public required string SecretId { get; init; }

    /// <summary>The number of the read, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Whether the value came back.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>AWS's error code of a failed read.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>When the read was made (this machine's clock).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How long it took, retries included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How often it was tried again.</summary>
    public int Retries { get; init; }

    /// <summary>The version that was read.</summary>
    public string? VersionId { get; init; }

    /// <summary>The marker in the user agent by which CloudTrail's record of this read is told apart.</summary>
    public required string ProbeId { get; init; }

    /// <summary>AWS's id of the request: <c>requestID</c> in CloudTrail's record.</summary>
    public string? RequestId { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The sandbox; null in AWS.</summary>
    public string? SandboxUrl { get; init; }

    /// <summary>
    /// The value, only on request: a <see cref="SecureString"/>, or the plain text. Never part of this record's text.
    /// </summary>
    public object? Value { get; init; }

    /// <summary>The secret and the number of the read.</summary>
    public override string ToString() => $"{SecretId} #{Attempt}";
}
