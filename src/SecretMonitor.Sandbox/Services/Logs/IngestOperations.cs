using System.Text;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>PutLogEvents with its limits.</summary>
internal static class IngestOperations
{
    private const int BatchLimit = 1_048_576;

    private static readonly TimeSpan Span = TimeSpan.FromHours(24);
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14);
    private static readonly TimeSpan Newest = TimeSpan.FromHours(2);

    public static Structure PutLogEvents(Call call, LogsRegion region)
    {
        var (groupName, streamName) = (call.Input.Required("logGroupName"), call.Input.Required("logStreamName"));
        region.Authorize(call, groupName, streamName);
        var group = region.Demand(groupName);
        var stream = group.Streams.TryGetValue(streamName, out var found) ? found : throw Faults.NoStream();
        var events = call.Input.Parts("logEvents")
            .Select(e => (Time: e.Number("timestamp")!.Value, Message: e.Required("message"))).ToList();
        Check(events);

        var expired = group.Retention is { } days ? IndexAfter(events, call.Now.AddDays(-days)) : 0;
        var tooOld = IndexAfter(events, call.Now - Oldest);
        var tooNew = events.FindIndex(e => e.Time > (call.Now + Newest).ToUnixTimeMilliseconds());
        var first = Math.Max(expired, tooOld);
        foreach (var (time, message) in events.Take(tooNew < 0 ? events.Count : tooNew).Skip(first))
        {
            region.Ingest(group, stream, time, message);
        }

        Structure rejected = new()
        {
            ["tooNewLogEventStartIndex"] = tooNew < 0 ? null : (long)tooNew,
            ["tooOldLogEventEndIndex"] = tooOld == 0 ? null : (long)tooOld,
            ["expiredLogEventEndIndex"] = expired == 0 ? null : (long)expired,
        };
        return new()
        {
            ["nextSequenceToken"] = LogGroup.SequenceToken,
            ["rejectedLogEventsInfo"] = rejected.Count > 0 ? rejected : null,
        };
    }

    private static void Check(List<(long Time, string Message)> events)
    {
        var size = 0;
        for (var i = 0; i < events.Count; i++)
        {
            var bytes = Encoding.UTF8.GetByteCount(events[i].Message) + LogEvent.Overhead;
            size += bytes;
            if (bytes > BatchLimit)
            {
                throw Faults.Invalid($"Log event too large: {bytes} bytes exceeds limit of {BatchLimit}");
            }

            if (i > 0 && events[i].Time < events[i - 1].Time)
            {
                throw Faults.Invalid("Log events in a single PutLogEvents request must be in chronological order.");
            }
        }

        if (size > BatchLimit)
        {
            throw Faults.Invalid($"Upload too large: {size} bytes exceeds limit of {BatchLimit}");
        }

        if (events[events.Count - 1].Time - events[0].Time > Span.TotalMilliseconds)
        {
            throw Faults.Invalid(
                "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }

    /// <summary>How many events at the beginning are older than a time.</summary>
    private static int IndexAfter(List<(long Time, string Message)> events, DateTimeOffset time)
    {
        var index = events.FindIndex(e => e.Time >= time.ToUnixTimeMilliseconds());
        return index < 0 ? events.Count : index;
    }
}
