using Monitor = SecretMonitor.Monitors.Monitor;

namespace SecretMonitor.Detections;

/// <summary>Which detections to try on past records, for which secrets.</summary>
public sealed record BacktestSpec
{
    private const string SecretsManager = "secretsmanager.amazonaws.com";

    /// <summary>The secrets: names, ARNs or partial ARNs.</summary>
    public IReadOnlyList<string> SecretId { get; init; } = [];

    /// <summary>The names of the detections; none: those that a monitor has by default.</summary>
    public IReadOnlyList<string> Detection { get; init; } = [];

    /// <summary>Whose successful reads are expected.</summary>
    public IReadOnlyList<string> AllowedPrincipal { get; init; } = [];

    /// <summary>Whether reads that were made as probes are left out.</summary>
    public bool ExcludeProbe { get; init; }

    /// <summary>The monitor's name; null if the secrets were named.</summary>
    public string? MonitorName { get; init; }

    /// <summary>The parts of the monitor, without which MonitorTampering has nothing to watch.</summary>
    public MonitorResources? Resources { get; init; }

    /// <summary>The log group of the monitor; null if there is none.</summary>
    public string? LogGroupName => Resources?.LogGroupName;

    /// <summary>The services whose records the detections are about.</summary>
    public IReadOnlyList<string> EventSource => Detection.Contains(
        DetectionCatalog.MonitorTampering.Name, StringComparer.OrdinalIgnoreCase)
        ? [SecretsManager, .. TamperingConditions.Services.Select(service => $"{service}.amazonaws.com")]
        : [SecretsManager];

    /// <summary>What a monitor watches, as it does.</summary>
    public static BacktestSpec Of(Monitor monitor) => new()
    {
        SecretId = monitor.SecretId,
        Detection = monitor.Detection,
        AllowedPrincipal = monitor.AllowedPrincipal,
        MonitorName = monitor.MonitorName,
        Resources = new()
        {
            TrailArn = monitor.TrailARN,
            LogGroupName = monitor.LogGroupName,
            FilterNames = monitor.FilterName,
            AlarmNames = monitor.AlarmName,
            RuleNames = monitor.RuleName,
            TopicArn = monitor.TopicArn,
        },
    };
}
