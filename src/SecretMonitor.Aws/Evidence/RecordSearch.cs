using Amazon.CloudTrail;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Trails;

namespace SecretMonitor.Aws.Evidence;

/// <summary>Finds CloudTrail records where AWS keeps them.</summary>
internal sealed class RecordSearch(AwsSession session)
{
    /// <summary>The records of a log group that a filter pattern matches.</summary>
    /// <param name="logGroup">The log group.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="from">The first moment of their delivery.</param>
    /// <param name="to">The end of their delivery, exclusive.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public async Task<IReadOnlyList<CloudTrailRecord>> InLogGroupAsync(
        string logGroup, string pattern, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
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
                    StartTime = from.ToUnixTimeMilliseconds(),
                    EndTime = to.ToUnixTimeMilliseconds() - 1,
                    NextToken = next,
                },
                cancellation).ConfigureAwait(false);
            records.AddRange(page.Events.Or().Select(e => Parse(e.Message)).OfType<CloudTrailRecord>());
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return records;
    }

    /// <summary>The records of an operation in the event history, which keeps 90 days.</summary>
    /// <param name="eventName">The operation; AWS looks for one attribute per call.</param>
    /// <param name="from">The first moment of the calls.</param>
    /// <param name="to">The last moment of the calls.</param>
    /// <param name="cancellation">Ends the calls.</param>
    public Task<IReadOnlyList<CloudTrailRecord>> InEventHistoryAsync(
        string eventName, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        LookUpAsync(LookupAttributeKey.EventName, eventName, from, to, cancellation);

    /// <summary>The records of a service's operations in the event history; without times all that it keeps.</summary>
    public Task<IReadOnlyList<CloudTrailRecord>> OfServiceInEventHistoryAsync(
        string eventSource, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation) =>
        LookUpAsync(LookupAttributeKey.EventSource, eventSource, from, to, cancellation);

    private async Task<IReadOnlyList<CloudTrailRecord>> LookUpAsync(
        LookupAttributeKey key, string value, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation)
    {
        List<CloudTrailRecord> records = [];
        string? next = null;
        do
        {
            var page = await session.CloudTrail.LookupEventsAsync(
                new()
                {
                    LookupAttributes = [new() { AttributeKey = key, AttributeValue = value }],
                    StartTime = from?.UtcDateTime,
                    EndTime = to?.UtcDateTime,
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
