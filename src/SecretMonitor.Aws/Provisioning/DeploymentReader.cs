using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs.Model;
using Amazon.EventBridge.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Reads alarms, metric filters and rules by their names' beginning, all monitors in a few calls.</summary>
internal sealed class DeploymentReader(AwsSession session)
{
    /// <summary>What is deployed.</summary>
    /// <param name="monitorName">The monitor; null: all.</param>
    /// <param name="logGroups">Where metric filters may be.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public Task<IReadOnlyList<Deployment>> ReadAsync(
        string? monitorName, IReadOnlyCollection<string> logGroups, CancellationToken cancellation) =>
        ReadAsync(monitorName, Task.FromResult(logGroups), cancellation);

    /// <summary>What is deployed; alarms and rules are read while the log groups are still being found.</summary>
    /// <param name="monitorName">The monitor; null: all.</param>
    /// <param name="logGroups">Where metric filters may be.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<IReadOnlyList<Deployment>> ReadAsync(
        string? monitorName, Task<IReadOnlyCollection<string>> logGroups, CancellationToken cancellation)
    {
        if (monitorName is not null && !MonitorNames.IsValid(monitorName))
        {
            return [];
        }

        var prefix = monitorName is null ? MonitorNames.Prefix : $"{MonitorNames.Prefix}{monitorName}-";
        var parts = await ReadPartsAsync(logGroups, prefix, prefix, cancellation).ConfigureAwait(false);
        return parts.Monitors().Where(d => monitorName is null || d.MonitorName == monitorName).ToList();
    }

    /// <summary>
    /// Alarms of monitors, and all filters and rules, others' too: they take the room that quotas leave.
    /// </summary>
    /// <param name="logGroups">Where metric filters may be.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public Task<DeployedParts> ReadPartsAsync(
        Task<IReadOnlyCollection<string>> logGroups, CancellationToken cancellation) =>
        ReadPartsAsync(logGroups, MonitorNames.Prefix, prefix: null, cancellation);

    /// <summary>The alarms whose names begin so.</summary>
    public async Task<IReadOnlyList<MetricAlarm>> ReadAlarmsAsync(string prefix, CancellationToken cancellation)
    {
        List<MetricAlarm> all = [];
        string? next = null;
        do
        {
            var page = await session.CloudWatch.DescribeAlarmsAsync(
                new() { AlarmNamePrefix = prefix, MaxRecords = 100, NextToken = next }, cancellation)
                .ConfigureAwait(false);
            all.AddRange(page.MetricAlarms.Or());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return all;
    }

    /// <summary>The metric filters of a log group, those whose names begin so or all; none where there is no log group.</summary>
    public async Task<IReadOnlyList<MetricFilter>> ReadFiltersAsync(
        string logGroup, string? prefix, CancellationToken cancellation)
    {
        List<MetricFilter> all = [];
        string? next = null;
        try
        {
            do
            {
                var page = await session.Logs.DescribeMetricFiltersAsync(
                    new() { LogGroupName = logGroup, FilterNamePrefix = prefix, NextToken = next }, cancellation)
                    .ConfigureAwait(false);
                all.AddRange(page.MetricFilters.Or());
                next = page.NextToken;
            }
            while (!string.IsNullOrEmpty(next));
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            // No log group, no filters.
        }

        foreach (var filter in all)
        {
            filter.LogGroupName ??= logGroup;
        }

        return all;
    }

    private async Task<IReadOnlyList<MetricFilter>[]> ReadFiltersAsync(
        Task<IReadOnlyCollection<string>> logGroups, string? prefix, CancellationToken cancellation) =>
        await Task.WhenAll((await logGroups.ConfigureAwait(false))
            .Distinct().Select(g => ReadFiltersAsync(g, prefix, cancellation))).ConfigureAwait(false);

    private async Task<DeployedParts> ReadPartsAsync(
        Task<IReadOnlyCollection<string>> logGroups, string alarmPrefix, string? prefix, CancellationToken cancellation)
    {
        var alarms = ReadAlarmsAsync(alarmPrefix, cancellation);
        var rules = ReadRulesAsync(prefix, cancellation);
        var filters = ReadFiltersAsync(logGroups, prefix, cancellation);
        await Task.WhenAll(alarms, rules, filters).ConfigureAwait(false);
        return new(alarms.Result, filters.Result.SelectMany(f => f).ToList(), rules.Result);
    }

    private async Task<IReadOnlyList<Rule>> ReadRulesAsync(string? prefix, CancellationToken cancellation)
    {
        List<Rule> all = [];
        string? next = null;
        do
        {
            var page = await session.EventBridge.ListRulesAsync(
                new() { NamePrefix = prefix, Limit = 100, NextToken = next }, cancellation).ConfigureAwait(false);
            all.AddRange(page.Rules.Or());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return all;
    }
}
