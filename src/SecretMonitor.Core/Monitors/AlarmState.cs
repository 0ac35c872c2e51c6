using SecretMonitor.Trails;

namespace SecretMonitor.Monitors;

/// <summary>The state of one alarm of a monitor.</summary>
public sealed record AlarmState
{
    /// <summary>The alarm.</summary>
    public required string AlarmName { get; init; }

    /// <summary>The monitor that it belongs to.</summary>
    public required string MonitorName { get; init; }

    /// <summary>The detection that it watches.</summary>
    public required string Detection { get; init; }

    /// <summary><c>OK</c>, <c>ALARM</c> or <c>INSUFFICIENT_DATA</c>.</summary>
    public required string StateValue { get; init; }

    /// <summary>CloudWatch's reason in its own words.</summary>
    public string? StateReason { get; init; }

    /// <summary>When the state was last updated (CloudWatch's clock).</summary>
    public DateTimeOffset? StateUpdatedTimestamp { get; init; }

    /// <summary>Whether the alarm notifies at all.</summary>
    public bool ActionsEnabled { get; init; }

    /// <summary>The accesses that caused the state; empty unless an explanation was asked for.</summary>
    public IReadOnlyList<SecretAccessEvent> Access { get; init; } = [];

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The sandbox that the alarm lives in; null in AWS.</summary>
    public string? SandboxUrl { get; init; }

    /// <summary>The alarm's name.</summary>
    public override string ToString() => AlarmName;
}
