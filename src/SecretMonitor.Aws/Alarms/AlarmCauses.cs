using System.Text.Json;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
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
        var matched = (await Task.WhenAll(filters.Select(
            f => ReadLogAsync(f.LogGroupName, f.FilterPattern, window, cancellation))).ConfigureAwait(false))
            .SelectMany(r => r).ToList();
        HashSet<string> causes = new(matched.Select(r => r.EventId).OfType<string>(), StringComparer.Ordinal);

        // The record of a secret that was read in a batch knows neither address nor agent; that of the batch does.
        if (matched.Any(r => r.Principal.InvokedBy is not null))
        {
            AlarmWindow wider = new(window.From - Delivery, window.To + Delivery);
            var logGroup = filters[0].LogGroupName;
            matched.AddRange(await ReadLogAsync(logGroup, BatchReads, wider, cancellation).ConfigureAwait(false));
        }

        return SecretAccessProjection.Project(matched, "LogGroup", []).Where(a => causes.Contains(a.EventId)).ToList();
    }

    private async Task<IReadOnlyList<CloudTrailRecord>> ReadLogAsync(
        string logGroup, string pattern, AlarmWindow window, CancellationToken cancellation)
    {
        List<CloudTrailRecord> records = [];
        string? next = null;
        do
        {
            var page = await session.Logs.FilterLogEventsAsync(
                new()
                {
                    LogGroupName = logGroup,
                    FilterPattern = pattern,
                    StartTime = window.From.ToUnixTimeMilliseconds(),
                    EndTime = window.To.ToUnixTimeMilliseconds() - 1,
                    NextToken = next,
                },
                cancellation).ConfigureAwait(false);
            records.AddRange(page.Events.Or().Select(e => Parse(e.Message)).OfType<CloudTrailRecord>());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return records;
    }

    private async Task<IReadOnlyList<SecretAccessEvent>> FindInHistoryAsync(
        AlarmState state, AlarmWindow window, CancellationToken cancellation)
    {
        var found = await new DeploymentReader(session)
            .ReadAsync(state.MonitorName, [], cancellation).ConfigureAwait(false);
        var deployed = found.FirstOrDefault();
        var secrets = deployed?.SecretArns.Select(SecretReference.FromArn).ToList() ?? [];
        var detection = DetectionCatalog.All.FirstOrDefault(d => d.Name == state.Detection);
        if (secrets.Count == 0 || detection is null)
        {
            return [];
        }

        var reads = await LookUpAsync("GetSecretValue", window, cancellation).ConfigureAwait(false);
        var batches = await LookUpAsync("BatchGetSecretValue", window, cancellation).ConfigureAwait(false);
        var scoped = detection.For(new(secrets)
        {
            AllowedPrincipals = deployed!.AllowedPrincipals.Select(AllowedPrincipal.Parse).ToList(),
        });
        HashSet<string> causes = new(
            reads.Where(scoped.Matches).Select(r => r.EventId).OfType<string>(), StringComparer.Ordinal);
        return SecretAccessProjection.Project([.. reads, .. batches], "EventHistory", secrets)
            .Where(a => causes.Contains(a.EventId)).ToList();
    }

    private async Task<IReadOnlyList<CloudTrailRecord>> LookUpAsync(
        string eventName, AlarmWindow window, CancellationToken cancellation)
    {
        List<CloudTrailRecord> records = [];
        string? next = null;
        do
        {
            var page = await session.CloudTrail.LookupEventsAsync(
                new()
                {
                    LookupAttributes =
                        [new() { AttributeKey = LookupAttributeKey.EventName, AttributeValue = eventName }],
                    StartTime = (window.From - Delivery).UtcDateTime,
                    EndTime = window.To.UtcDateTime,
                    MaxResults = 50,
                    NextToken = next,
                },
                cancellation).ConfigureAwait(false);
            records.AddRange(page.Events.Or().Select(e => Parse(e.CloudTrailEvent)).OfType<CloudTrailRecord>());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return records;
    }

    private static CloudTrailRecord? Parse(string? json) =>
        json is not null && CloudTrailRecord.TryParse(json, out var record) ? record : null;
}
