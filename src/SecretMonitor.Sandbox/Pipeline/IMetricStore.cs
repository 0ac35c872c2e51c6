namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>CloudWatch metrics, as the services that measure see it.</summary>
internal interface IMetricStore
{
    void Record(
        string region,
        string metricNamespace,
        string metricName,
        IReadOnlyDictionary<string, string> dimensions,
        double value,
        string? unit,
        DateTimeOffset timestamp);
}
