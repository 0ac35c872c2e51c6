namespace SecretMonitor.Sandboxes;

/// <summary>A mail that the sandbox's SNS sent.</summary>
public sealed record SandboxMail
{
    /// <summary>The address.</summary>
    public required string To { get; init; }

    /// <summary>The subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>The virtual time of sending.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The topic that it came from.</summary>
    public required string TopicArn { get; init; }

    /// <summary>The token of a confirmation mail; null in every other.</summary>
    public string? Token { get; init; }

    /// <summary>The region of the topic.</summary>
    public required string Region { get; init; }

    /// <summary>The sandbox.</summary>
    public required string SandboxUrl { get; init; }

    /// <summary>The subject line.</summary>
    public override string ToString() => Subject;
}
