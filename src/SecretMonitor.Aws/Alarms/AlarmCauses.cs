using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs.Model;
using SecretMonitor.Aws.Evidence;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Detections;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;
using SecretMonitor.Sessions;
using SecretMonitor.Trails;

namespace SecretMonitor.Aws.Alarms;

/// <summary>Finds the accesses that raised an alarm. All times are AWS's: the machine's clock plays no part.</summary>
internal sealed class AlarmCauses(AwsSession session, IOperationSink sink)
{
    private const string BatchReads =
        """{ ($.eventSource = "secretsmanager.amazonaws.com") && ($.eventName = "BatchGetSecretValue") }""";

    // CloudTrail delivers within a quarter of an hour, and a batch not always together with its secrets.
    private static readonly TimeSpan Delivery = TimeSpan.FromMinutes(15);

    private readonly RecordSearch _search = new(session);

    /// <summary>The accesses, by time; none where the alarm was never raised.</summary>
    public async Task<IReadOnlyList<SecretAccessEvent>> FindAsync(AlarmState state, CancellationToken cancellation)
    {
        var described = await session.CloudWatch.DescribeAlarmsAsync(
            new() { AlarmNames = [state.AlarmName] }, cancellation).ConfigureAwait(false);
        if (described.MetricAlarms.Or().FirstOrDefault() is not { } alarm
            || await WindowOfAsync(alarm, cancellation).ConfigureAwait(false) is not { } window)
        {
            return [];
        }

        sink.Debug($"{state.AlarmName} was raised by records that arrived from {window.From:u} to {window.To:u}.");
        var filters = await session.Logs.DescribeMetricFiltersAsync(
            new() { MetricName = alarm.MetricName, MetricNamespace = alarm.Namespace }, cancellation)
            .ConfigureAwait(false);
        return filters.MetricFilters is { Count: > 0 } found
            ? await FindInLogsAsync(found, window, cancellation).ConfigureAwait(false)
            : await FindInHistoryAsync(state, window, cancellation).ConfigureAwait(false);
    }

    private async Task<AlarmWindow?> WindowOfAsync(MetricAlarm alarm, CancellationToken cancellation)
    {
        if (alarm.StateValue == StateValue.ALARM && AlarmWindow.Read(alarm.StateReasonData) is { } current)
        {
            return current;
        }

        // The alarm has calmed down: its last ALARM is history.
        var history = await session.CloudWatch.DescribeAlarmHistoryAsync(
            new() { AlarmName = alarm.AlarmName, HistoryItemType = HistoryItemType.StateUpdate, MaxRecords = 100 },
            cancellation).ConfigureAwait(false);
        return history.AlarmHistoryItems.Or().OrderByDescending(i => i.Timestamp)
            .Select(i => WindowOf(i.HistoryData)).FirstOrDefault(w => w is not null);
    }

    private static AlarmWindow? WindowOf(string? historyData)
    {
        if (string.IsNullOrEmpty(historyData))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(historyData!);
            return document.RootElement.TryGetProperty("newState", out var state)
                && state.TryGetProperty("stateValue", out var value) && value.GetString() == StateValue.ALARM.Value
                && state.TryGetProperty("stateReasonData", out var data)
                ? data.ValueKind == JsonValueKind.String ? AlarmWindow.Read(data.GetString()) : AlarmWindow.Read(data)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<SecretAccessEvent>> FindInLogsAsync(
        IReadOnlyList<MetricFilter> filters, AlarmWindow window, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(filters.Select(f => _search.InLogGroupAsync(
            f.LogGroupName, f.FilterPattern, window.From, window.To, cancellation))).ConfigureAwait(false);
        var records = found.SelectMany(r => r).ToList();
        var causes = IdsOf(found.Where((_, i) => !AllowList.IsTakingBack(filters[i])).SelectMany(r => r));
        causes.ExceptWith(IdsOf(found.Where((_, i) => AllowList.IsTakingBack(filters[i])).SelectMany(r => r)));

        // The record of a secret that was read in a batch knows neither address nor agent; that of the batch does.
        if (records.Any(r => r.Principal.InvokedBy is not null))
        {
            records.AddRange(await _search.InLogGroupAsync(
                filters[0].LogGroupName, BatchReads, window.From - Delivery, window.To + Delivery, cancellation)
                .ConfigureAwait(false));
        }

        // Known secrets are told by their ARN, whatever the caller called them.
        var secrets = new Deployment(filters[0].FilterName) { Filters = filters }.Secrets;
        return Project(records, "LogGroup", secrets, causes);
    }

    private async Task<IReadOnlyList<SecretAccessEvent>> FindInHistoryAsync(
        AlarmState state, AlarmWindow window, CancellationToken cancellation)
    {
        var found = await new DeploymentReader(session)
            .ReadAsync(state.MonitorName, [], cancellation).ConfigureAwait(false);
        var secrets = found.FirstOrDefault()?.Secrets ?? [];
        var detection = DetectionCatalog.All.FirstOrDefault(d => d.Name == state.Detection);
        if (secrets.Count == 0 || detection is null || detection == DetectionCatalog.MonitorTampering)
        {
            // The history is asked for reads only.
            return [];
        }

        // The history knows when a call was made, not when its record was delivered.
        var from = window.From - Delivery;
        var reads = await _search.InEventHistoryAsync("GetSecretValue", from, window.To, cancellation)
            .ConfigureAwait(false);
        var batches = await _search.InEventHistoryAsync("BatchGetSecretValue", from, window.To, cancellation)
            .ConfigureAwait(false);
        var scoped = detection.For(new(secrets)
        {
            AllowedPrincipals = found[0].AllowedPrincipals.Select(AllowedPrincipal.Parse).ToList(),
        });
        List<CloudTrailRecord> records = [.. reads, .. batches];
        return Project(
            records, "EventHistory", detection.Burst is null ? secrets : [], IdsOf(records.Where(scoped.Matches)));
    }

    private static HashSet<string> IdsOf(IEnumerable<CloudTrailRecord> records) =>
        new(records.Select(r => r.EventId).OfType<string>(), StringComparer.Ordinal);

    private static IReadOnlyList<SecretAccessEvent> Project(
        IReadOnlyList<CloudTrailRecord> records, string source, IReadOnlyList<SecretReference> secrets,
        HashSet<string> causes)
    {
        var reads = SecretAccessProjection.Project(records, source, secrets)
            .Where(a => causes.Contains(a.EventId)).ToList();

        // What is no read, or a refused batch that does not say of what, is told by itself.
        causes.ExceptWith(reads.Select(a => a.EventId));
        var others = records.Where(r => causes.Remove(r.EventId ?? ""))
            .Select(r => SecretAccessProjection.Describe(r, source));
        return reads.Concat(others).OrderBy(a => a.EventTime).ToList();
    }
}
