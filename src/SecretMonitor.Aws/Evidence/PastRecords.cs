using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Trails;

namespace SecretMonitor.Aws.Evidence;

/// <summary>Reads past records of services from where AWS keeps them.</summary>
public sealed class PastRecords(AwsSession session)
{
    // Before CloudTrail, and for FilterLogEvents.
    private static readonly DateTimeOffset Ever = DateTimeOffset.FromUnixTimeSeconds(0);
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly RecordSearch _search = new(session);

    /// <summary>Passes on the records, with the name of the source.</summary>
    /// <param name="source">Where to look.</param>
    /// <param name="query">What for.</param>
    /// <param name="found">Takes a record.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="SecretMonitorException">
    /// InvalidParameterValue: no trail delivers to a log group here; or what AWS answers.
    /// </exception>
    public Task ReadAsync(
        RecordSource source, PastRecordQuery query, Action<CloudTrailRecord, string> found,
        CancellationToken cancellation) =>
        session.GuardAsync(
            source.ToString(),
            async () =>
            {
                var records = source == RecordSource.LogGroup
                    ? await InLogGroupsAsync(query, cancellation).ConfigureAwait(false)
                    : await InHistoryAsync(query, cancellation).ConfigureAwait(false);
                foreach (var record in records)
                {
                    found(record, source.ToString());
                }

                return true;
            },
            cancellation);

    private async Task<IEnumerable<CloudTrailRecord>> InLogGroupsAsync(
        PastRecordQuery query, CancellationToken cancellation)
    {
        var pattern = $"{{ {string.Join(" || ", query.EventSource.Select(s => $"$.eventSource = \"{s}\""))} }}";
        var groups = query.LogGroupName is { } name ? [name] : await LogGroupsAsync(cancellation).ConfigureAwait(false);
        var found = await Task.WhenAll(groups.Select(group => _search.InLogGroupAsync(
            group, pattern, query.StartTime ?? Ever, query.EndTime ?? Never, cancellation))).ConfigureAwait(false);
        return found.SelectMany(records => records);
    }

    private async Task<IReadOnlyCollection<string>> LogGroupsAsync(CancellationToken cancellation)
    {
        FoundationFinder finder = new(session);
        var trails = await finder.ReadTrailsAsync(cancellation).ConfigureAwait(false);
        return trails.Count > 0 ? finder.LogGroupsOf(trails) : throw ErrorCatalog.InvalidParameterValue(
            "Source", RecordSource.LogGroup, "EventHistory where no trail delivers to a log group of the region");
    }

    // AWS looks for one attribute per call, and answers two calls a second.
    private async Task<IEnumerable<CloudTrailRecord>> InHistoryAsync(
        PastRecordQuery query, CancellationToken cancellation)
    {
        List<CloudTrailRecord> records = [];
        foreach (var service in query.EventSource)
        {
            records.AddRange(await _search.OfServiceInEventHistoryAsync(
                service, query.StartTime, query.EndTime, cancellation).ConfigureAwait(false));
        }

        return records;
    }
}
