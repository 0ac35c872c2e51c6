using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge.Model;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Alarms, metric filters and rules of an account and region, of monitors and of others.</summary>
internal sealed record DeployedParts(
    IReadOnlyList<MetricAlarm> Alarms, IReadOnlyList<MetricFilter> Filters, IReadOnlyList<Rule> Rules)
{
    /// <summary>The monitors among them, by name.</summary>
    public IReadOnlyList<Deployment> Monitors()
    {
        var alarms = ByMonitor(Alarms, a => a.AlarmName);
        var rules = ByMonitor(Rules, r => r.Name);
        var filters = ByMonitor(Filters, f => f.FilterName);
        return alarms.Select(g => g.Key).Concat(rules.Select(g => g.Key)).Concat(filters.Select(g => g.Key))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new Deployment(name)
            {
                Alarms = alarms[name].ToList(),
                Filters = filters[name].ToList(),
                Rules = rules[name].ToList(),
            })
            .ToList();
    }

    private static ILookup<string, T> ByMonitor<T>(IEnumerable<T> resources, Func<T, string> name) => resources
        .Where(r => MonitorNames.TryParse(name(r), out _, out _))
        .ToLookup(r => MonitorNames.TryParse(name(r), out var monitor, out _) ? monitor : "");
}
