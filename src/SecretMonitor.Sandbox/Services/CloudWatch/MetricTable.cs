namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The metrics of a region.</summary>
internal sealed class MetricTable(SandboxClock clock)
{
    /// <summary>The unit of samples that name none.</summary>
    public const string NoUnit = "None";

    private readonly Dictionary<MetricIdentity, MetricSeries> _series = [];

    public IEnumerable<KeyValuePair<MetricIdentity, MetricSeries>> All => _series;

    /// <summary>The series of a metric, or null when nothing was ever recorded.</summary>
    public MetricSeries? Find(MetricIdentity metric) => _series.TryGetValue(metric, out var series) ? series : null;

    /// <summary>The point that a sample goes into.</summary>
    public MetricPoint PointAt(MetricIdentity metric, DateTimeOffset time, string? unit, bool isHighResolution = false)
    {
        if (!_series.TryGetValue(metric, out var series))
        {
            _series[metric] = series = new();
        }

        series.Age(clock.Now);
        return series.PointAt(time, unit ?? NoUnit, isHighResolution);
    }
}
