namespace SecretMonitor.Detections;

/// <summary>The parts of a monitor whose removal or change is an attack on it. What is absent is not watched.</summary>
public sealed record MonitorResources
{
    /// <summary>The trail's ARN.</summary>
    public string? TrailArn { get; init; }

    /// <summary>The name of the trail's bucket.</summary>
    public string? BucketName { get; init; }

    /// <summary>The name of the role by which CloudTrail writes to the log group.</summary>
    public string? RoleName { get; init; }

    /// <summary>The log group's name.</summary>
    public string? LogGroupName { get; init; }

    /// <summary>The names of the metric filters.</summary>
    public IReadOnlyList<string> FilterNames { get; init; } = [];

    /// <summary>The names of the alarms.</summary>
    public IReadOnlyList<string> AlarmNames { get; init; } = [];

    /// <summary>The names of the rules on the default bus.</summary>
    public IReadOnlyList<string> RuleNames { get; init; } = [];

    /// <summary>The topic's ARN.</summary>
    public string? TopicArn { get; init; }
}
