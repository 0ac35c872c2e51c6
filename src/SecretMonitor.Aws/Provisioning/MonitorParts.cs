using SecretMonitor.Detections;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What MonitorTampering watches: all parts of the monitor, its own among them.</summary>
internal sealed class MonitorParts(MonitorDesign design)
{
    /// <summary>The scope with the parts.</summary>
    public DetectionScope Watch(DetectionScope scope)
    {
        // Its own patterns name its own filters and rules, and how many these are depends on the patterns.
        for (int filters = 1, rules = 1; ;)
        {
            var watched = scope with { Resources = Resources(filters, rules) };
            var own = DetectionCatalog.MonitorTampering.For(watched);
            if (own.FilterPatterns.Patterns.Count <= filters && own.EventPatterns.Patterns.Count <= rules)
            {
                return watched;
            }

            (filters, rules) = (own.FilterPatterns.Patterns.Count, own.EventPatterns.Patterns.Count);
        }
    }

    private MonitorResources Resources(int ownFilters, int ownRules) => new()
    {
        TrailArn = design.TrailArn,
        BucketName = design.BucketName,
        RoleName = design.RoleName,
        LogGroupName = design.Foundation.LogGroupName,
        TopicArn = design.TopicArn,
        FilterNames = Names(MonitorRoute.CloudWatch, w => w.Scoped.FilterPatterns.Counting.Count, ownFilters),
        AlarmNames = Names(MonitorRoute.CloudWatch, w => Math.Min(1, w.Scoped.FilterPatterns.Patterns.Count), own: 1),
        RuleNames = Names(MonitorRoute.EventBridge, w => w.Scoped.EventPatterns.Patterns.Count, ownRules),
    };

    private IReadOnlyList<string> Names(MonitorRoute route, Func<WatcherDesign, int> parts, int own) =>
        !design.Has(route) ? [] :
        [
            .. design.Watchers.SelectMany(w =>
                Enumerable.Range(1, w.Detection == DetectionCatalog.MonitorTampering.Name ? own : parts(w))
                    .Select(part => MonitorNames.ForDetection(design.MonitorName, w.Detection, part))),
        ];
}
