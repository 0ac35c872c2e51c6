namespace SecretMonitor.Monitors;

/// <summary>
/// The watch over one secret or a group of secrets, as it is deployed. Names are those that the AWS cmdlets take, so a
/// monitor pipes into them.
/// </summary>
public sealed record Monitor
{
    /// <summary>The monitor's name.</summary>
    public required string MonitorName { get; init; }

    /// <summary>The ARNs of the watched secrets.</summary>
    public IReadOnlyList<string> SecretId { get; init; } = [];

    /// <summary>The routes that are deployed.</summary>
    public IReadOnlyList<MonitorRoute> Route { get; init; } = [];

    /// <summary>The names of the detections that are deployed.</summary>
    public IReadOnlyList<string> Detection { get; init; } = [];

    /// <summary>Principals whose successful reads are expected.</summary>
    public IReadOnlyList<string> AllowedPrincipal { get; init; } = [];

    /// <summary>The endpoints that are subscribed to the topic, confirmed or pending.</summary>
    public IReadOnlyList<string> Recipient { get; init; } = [];

    /// <summary>The alarms, one per detection.</summary>
    public IReadOnlyList<string> AlarmName { get; init; } = [];

    /// <summary>The topic that alarms and rules publish to.</summary>
    public string? TopicArn { get; init; }

    /// <summary>The EventBridge rules on the default bus.</summary>
    public IReadOnlyList<string> RuleName { get; init; } = [];

    /// <summary>The log group that CloudTrail delivers to.</summary>
    public string? LogGroupName { get; init; }

    /// <summary>The metric filters of the log group.</summary>
    public IReadOnlyList<string> FilterName { get; init; } = [];

    /// <summary>The namespace of the metrics.</summary>
    public string? MetricNamespace { get; init; }

    /// <summary>The metrics that filters write and alarms read, one per detection.</summary>
    public IReadOnlyList<string> MetricName { get; init; } = [];

    /// <summary>The trail that records the accesses.</summary>
    public string? TrailARN { get; init; }

    /// <summary>The bucket that the trail delivers to.</summary>
    public string? BucketName { get; init; }

    /// <summary>What was there before the monitor and outlives it: ARNs or names.</summary>
    public IReadOnlyList<string> Adopted { get; init; } = [];

    /// <summary>The account, 12 digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The sandbox that the monitor lives in; null in AWS.</summary>
    public string? SandboxUrl { get; init; }

    /// <summary>When the monitor was created (AWS's clock).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The tags that were asked for.</summary>
    public IReadOnlyDictionary<string, string> Tag { get; init; } = new Dictionary<string, string>();

    /// <summary>The monitor's name.</summary>
    public override string ToString() => MonitorName;
}
