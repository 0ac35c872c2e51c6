using System.Globalization;
using Amazon.CloudWatchLogs.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Patterns;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>A metric filter: counts the records that a detection, or a part of it, is about.</summary>
internal sealed class MetricFilterResource(AwsSession session, WatcherDesign design, int part, MetricFilter? found)
    : Resource(session)
{
    /// <summary>The kind, for who looks for it in a plan.</summary>
    public const string KindName = "metric filter";

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override string Name { get; } = MonitorNames.ForDetection(design.MonitorName, design.Detection, part);

    /// <summary>The log group that it reads.</summary>
    public required string LogGroupName { get; init; }

    /// <summary>Where the pattern is tried before it counts.</summary>
    public required PatternTrial Trial { get; init; }

    /// <inheritdoc/>
    protected override decimal Price => part == 1 ? MonthlyCost.Metric : 0;

    private FilterPattern Pattern => design.Scoped.FilterPatterns.Counting[part - 1].Pattern;

    private string MetricValue =>
        design.Scoped.FilterPatterns.Counting[part - 1].Value.ToString(CultureInfo.InvariantCulture);

    private string MetricName => MonitorNames.ForMetric(design.MonitorName, design.Detection);

    /// <inheritdoc/>
    public override Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (found is null)
        {
            AddTrial();
            return Task.FromResult(Create($"counts {design.Detection}"));
        }

        var metric = found.MetricTransformations?.FirstOrDefault();
        Differences differences = [];
        if (!FilterPattern.TryParse(found.FilterPattern ?? "", out var current) || !current.Equals(Pattern))
        {
            differences.When(true, "pattern", found.FilterPattern, Pattern);
            AddTrial();
        }

        differences.Compare(
            "metric", $"{metric?.MetricNamespace}/{metric?.MetricName}", $"{MonitorNames.MetricNamespace}/{MetricName}");
        differences.Compare("metric value", metric?.MetricValue, MetricValue);

        // Either would let the alarm count what was never read, or nothing at all.
        differences.Compare("default value", metric?.DefaultValue, null);
        differences.Compare(
            "dimensions", string.Join(", ", metric?.Dimensions?.Select(d => $"{d.Key}={d.Value}") ?? []), "");
        return Task.FromResult(Compare(differences));
    }

    /// <inheritdoc/>
    public override async Task ApplyAsync(bool isNew, CancellationToken cancellation)
    {
        await Trial.EnsureAsync(cancellation).ConfigureAwait(false);
        await Session.Logs.PutMetricFilterAsync(
            new()
            {
                LogGroupName = LogGroupName,
                FilterName = Name,
                FilterPattern = Pattern.ToString(),
                MetricTransformations =
                [
                    new()
                    {
                        MetricName = MetricName,
                        MetricNamespace = MonitorNames.MetricNamespace,
                        MetricValue = MetricValue,
                    },
                ],
            },
            cancellation).ConfigureAwait(false);
    }

    private void AddTrial() => Trial.AddFilter(Name, () => (Pattern, design.Scoped));
}
