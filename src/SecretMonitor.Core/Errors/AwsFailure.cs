namespace SecretMonitor.Errors;

/// <summary>What is known of a request that AWS refused or never answered.</summary>
public sealed record AwsFailure
{
    /// <summary>
    /// The IAM action that the request needs, such as <c>sns:CreateTopic</c>; null when no request was made.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>AWS's code.</summary>
    public string? Code { get; init; }

    /// <summary>AWS's message.</summary>
    public string Message { get; init; } = "";

    /// <summary>AWS's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The account; null when it is not known.</summary>
    public string? AccountId { get; init; }

    /// <summary>The region.</summary>
    public string? Region { get; init; }

    /// <summary>What the person named.</summary>
    public object? Target { get; init; }

    /// <summary>The original exception.</summary>
    public Exception? Inner { get; init; }

    /// <summary><c>in account 123456789012, eu-west-1</c>.</summary>
    internal string Place => AccountId is null ? $"in {Region}" : $"in account {AccountId}, {Region}";

    /// <summary><c>sns:CreateTopic</c>, or words that fit in its place.</summary>
    internal string Call => Action ?? "The request";
}
