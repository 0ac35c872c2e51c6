using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Patterns;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// How full log groups and the bus are, of whomever, with what the plans of a run are going to add: what AWS would refuse
/// halfway is refused before anything is written.
/// </summary>
internal sealed class QuotaUse
{
    // EventBridge's limit for the name of a rule.
    private const int LongestName = 64;

    private readonly AwsSession _session;
    private readonly Dictionary<string, HashSet<string>> _filters;
    private readonly Dictionary<string, bool> _rules;

    /// <summary>As it is.</summary>
    /// <param name="session">The account and region.</param>
    /// <param name="filters">All metric filters of the log groups in question.</param>
    /// <param name="rules">All rules of the bus.</param>
    public QuotaUse(AwsSession session, IEnumerable<MetricFilter> filters, IEnumerable<Rule> rules)
    {
        _session = session;
        _filters = filters.GroupBy(f => f.LogGroupName).ToDictionary(
            g => g.Key, g => new HashSet<string>(g.Select(f => f.FilterName), StringComparer.Ordinal));
        _rules = rules.ToDictionary(
            r => r.Name, r => EventPattern.TryParse(r.EventPattern ?? "", out var pattern) && pattern.HasWildcards);
    }

    /// <summary>How many rules with wildcards the bus takes for a monitor, those included that the monitor has.</summary>
    public int WildcardRoomFor(string monitorName) => Math.Max(0, Quotas.WildcardRulesPerBus - _rules.Count(
        r => r.Value && !(MonitorNames.TryParse(r.Key, out var monitor, out _) && monitor == monitorName)));

    /// <summary>Counts a monitor in.</summary>
    /// <exception cref="SecretMonitorException">NotEnoughRoom; nothing is counted then. InvalidParameterValue.</exception>
    public void Add(MonitorDesign design, IReadOnlyList<Resource> resources)
    {
        var filters = resources.OfType<MetricFilterResource>().ToLookup(f => f.LogGroupName, f => f.Name);
        var rules = resources.OfType<RuleResource>().ToList();
        CheckNames(design.MonitorName, filters.SelectMany(g => g).Concat(rules.Select(r => r.Name)));
        foreach (var group in filters)
        {
            Check(
                design, "metric filters", group.ToList(), FiltersOf(group.Key), Quotas.FiltersPerLogGroup,
                $"the log group '{group.Key}'");
        }

        Check(design, "rules", rules.Select(r => r.Name).ToList(), new(_rules.Keys), Quotas.RulesPerBus(_session.Region),
            "the default event bus");
        Check(
            design, "rules with wildcards", rules.Where(r => r.HasWildcards).Select(r => r.Name).ToList(),
            new(_rules.Where(r => r.Value).Select(r => r.Key)), Quotas.WildcardRulesPerBus, "the default event bus");

        foreach (var group in filters)
        {
            FiltersOf(group.Key).UnionWith(group);
        }

        rules.ForEach(r => _rules[r.Name] = r.HasWildcards);
    }

    private HashSet<string> FiltersOf(string logGroup)
    {
        if (!_filters.TryGetValue(logGroup, out var names))
        {
            _filters[logGroup] = names = new(StringComparer.Ordinal);
        }

        return names;
    }

    private void Check(
        MonitorDesign design, string kind, IReadOnlyList<string> wanted, HashSet<string> there, int quota, string place)
    {
        var added = wanted.Count(name => !there.Contains(name));
        if (added > 0 && there.Count + added > quota)
        {
            var parts = wanted.GroupBy(n => MonitorNames.TryParse(n, out _, out var detection) ? detection : n)
                .Select(g => $"{g.Key} {g.Count()}");
            throw ErrorCatalog.NotEnoughRoom(
                design.MonitorName,
                $"{wanted.Count} {kind} ({string.Join(", ", parts)}; {design.Secrets.Count} secrets), {added} of them new; "
                    + $"{place} has {there.Count} of the {quota} that AWS allows, room for {Math.Max(0, quota - there.Count)}",
                kind == "metric filters", _session.AccountId, _session.Region);
        }
    }

    private static void CheckNames(string monitorName, IEnumerable<string> names)
    {
        if (names.OrderByDescending(n => n.Length).FirstOrDefault() is { Length: > LongestName } longest)
        {
            throw ErrorCatalog.InvalidParameterValue(
                "MonitorName", monitorName,
                $"at most {monitorName.Length - (longest.Length - LongestName)} characters for so many secrets: the name of the "
                    + $"rule '{longest}' is longer than {LongestName}");
        }
    }
}
