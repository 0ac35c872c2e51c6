namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>What a metric filter makes of an event.</summary>
internal sealed record MetricSample(double Value, IReadOnlyDictionary<string, string> Dimensions)
{
    public static IReadOnlyDictionary<string, string> NoDimensions { get; } = new Dictionary<string, string>();
}
