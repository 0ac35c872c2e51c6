namespace SecretMonitor.Monitors;

/// <summary>A recipient of a monitor's alerts and whether it can receive them.</summary>
public sealed record MonitorSubscription
{
    /// <summary>The monitor.</summary>
    public required string MonitorName { get; init; }

    /// <summary>The endpoint: address, URL, ARN or number.</summary>
    public required string Endpoint { get; init; }

    /// <summary>SNS's name of the protocol.</summary>
    public required string Protocol { get; init; }

    /// <summary><c>Confirmed</c>, <c>Pending</c> (nothing is delivered) or <c>Deleted</c>.</summary>
    public required SubscriptionStatus Status { get; init; }

    /// <summary>The subscription's ARN; null while it is pending.</summary>
    public string? SubscriptionArn { get; init; }

    /// <summary>The topic.</summary>
    public required string TopicArn { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The sandbox; null in AWS.</summary>
    public string? SandboxUrl { get; init; }

    /// <summary>The endpoint.</summary>
    public override string ToString() => Endpoint;
}
