using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge.Model;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// What is deployed of one monitor, and what can be read off it. What was asked for stands in the description of every
/// alarm and rule (<see cref="WatcherDesign"/>), so that a half-made monitor still knows what it was to become; which
/// secrets are watched stands in the patterns, which are the truth.
/// </summary>
internal sealed record Deployment(string MonitorName)
{
    /// <summary>The alarms.</summary>
    public IReadOnlyList<MetricAlarm> Alarms { get; init; } = [];

    /// <summary>The metric filters.</summary>
    public IReadOnlyList<MetricFilter> Filters { get; init; } = [];

    /// <summary>The rules.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>
    /// When the first metric filter was made (AWS's clock). Of rules AWS does not tell: where there are only rules, their
    /// descriptions do (the clock of the machine that made them).
    /// </summary>
    public DateTimeOffset? CreatedAt => Filters.Select(f => f.CreationTime).Min() is { } time
        ? new DateTimeOffset(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc))
        : Rules.Select(r => WatcherDesign.ReadSince(r.Description)).Min();

    /// <summary>The detections, in the order of the catalog as far as a description tells it.</summary>
    public IReadOnlyList<string> Detections =>
        Said?.Detections ?? (HasOnlyFilters ? [] : Names.Select(DetectionOf).Distinct().ToList());

    /// <summary>The routes.</summary>
    public IReadOnlyList<MonitorRoute> Routes => Said?.Routes ?? (HasOnlyFilters ? [] : Deployed.ToList());

    /// <summary>Expected principals, as asked for.</summary>
    public IReadOnlyList<string> AllowedPrincipals => AllowList.ReadFrom(Rules, Filters);

    /// <summary>The watched secrets, and patterns of names, as their filters and rules have them, by ARN.</summary>
    public IReadOnlyList<SecretReference> Secrets => WatchedSecrets.ReadFrom(Rules, Filters);

    /// <summary>The full ARNs of the watched secrets, and the ARNs of patterns.</summary>
    public IReadOnlyList<string> SecretArns => Secrets.Select(s => s.Arn ?? s.PartialArn ?? s.Name!).ToList();

    private (IReadOnlyList<string> Detections, IReadOnlyList<MonitorRoute> Routes)? Said =>
        Alarms.Select(a => a.AlarmDescription).Concat(Rules.Select(r => r.Description))
            .Select(WatcherDesign.Read).FirstOrDefault(said => said is not null);

    // They have no description: whoever got no further with making or removing a monitor left nothing that tells more.
    private bool HasOnlyFilters => Alarms.Count + Rules.Count == 0;

    private IEnumerable<string> Names => Alarms.Select(a => a.AlarmName)
        .Concat(Filters.Select(f => f.FilterName)).Concat(Rules.Select(r => r.Name));

    private IEnumerable<MonitorRoute> Deployed
    {
        get
        {
            if (Alarms.Count + Filters.Count > 0)
            {
                yield return MonitorRoute.CloudWatch;
            }

            if (Rules.Count > 0)
            {
                yield return MonitorRoute.EventBridge;
            }
        }
    }

    private static string DetectionOf(string name) =>
        MonitorNames.TryParse(name, out _, out var detection) ? detection : name;
}
