using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>FilterLogEvents and GetLogEvents.</summary>
internal static class EventQueries
{
    private const int PageLimit = 10_000;
    private const int PageBytes = 1_048_576;
    private const int ScanLimit = 50_000;
    private const string Forward = "f/";
    private const string Backward = "b/";

    /// <summary>Events of all streams, oldest first; the end of the time range is part of it.</summary>
    public static Structure FilterLogEvents(Call call, LogsRegion region)
    {
        var input = call.Input;
        var group = region.DemandIdentified(call);
        var streams = input.Texts("logStreamNames");
        var prefix = input.Text("logStreamNamePrefix");
        if (streams.Count > 0 && prefix is not null)
        {
            throw Faults.Invalid("logStreamNames and logStreamNamePrefix are mutually exclusive.");
        }

        if (streams.FirstOrDefault(s => !group.Streams.ContainsKey(s)) is not null)
        {
            throw Faults.NoStream();
        }

        var pattern = MetricFilter.ParsePattern(input.Text("filterPattern") ?? "");
        var start = input.Text("nextToken") is { } token
            ? LogPosition.TryParse(token) ?? throw Faults.InvalidToken()
            : new(input.Number("startTime") ?? 0, long.MinValue);
        var end = input.Number("endTime") ?? long.MaxValue;
        var all = streams.Count == 1
            ? group.EventsAt(group.Streams[streams[0]], call.Now)
            : group.EventsAt(call.Now);
        var (page, next) = TakePage(
            all.From(start).TakeWhile(e => e.Timestamp <= end),
            e => (streams.Count == 0 || streams.Contains(e.Stream))
                && e.Stream.StartsWith(prefix ?? "", StringComparison.Ordinal)
                && pattern.Matches(e.Message),
            input.Number("limit"));
        return new()
        {
            ["events"] = page.Select(e => (object)new Structure
            {
                ["logStreamName"] = e.Stream,
                ["timestamp"] = e.Timestamp,
                ["message"] = e.Message,
                ["ingestionTime"] = e.Ingested,
                ["eventId"] = e.Id,
            }).ToList(),
            ["searchedLogStreams"] = new List<object>(),
            ["nextToken"] = next?.Position.ToString(),
        };
    }

    /// <summary>
    /// Events of one stream; the end of the time range is not part of it. Without a token the newest ones, or the
    /// oldest
    /// with startFromHead. There is always a next token in both directions: the end is reached when it stays the same.
    /// </summary>
    public static Structure GetLogEvents(Call call, LogsRegion region)
    {
        var input = call.Input;
        var group = region.DemandIdentified(call);
        var stream = input.Required("logStreamName");
        if (!group.Streams.TryGetValue(stream, out var found))
        {
            throw Faults.NoStream();
        }

        var (start, end) = (input.Number("startTime") ?? 0, input.Number("endTime") ?? long.MaxValue);
        var (position, isForward) = Where(input, start, end);
        var all = group.EventsAt(found, call.Now);
        var events = (isForward
                ? all.From(position).TakeWhile(e => e.Timestamp < end)
                : all.Before(position).TakeWhile(e => e.Timestamp >= start))
            .Where(e => e.Timestamp >= start && e.Timestamp < end);
        var (page, _) = TakePage(events, _ => true, input.Number("limit"));
        if (!isForward)
        {
            page.Reverse();
        }

        var first = page.Count > 0 ? page[0].Position : position;
        var after = page.Count > 0 ? page[page.Count - 1].Position.Next : position;
        return new()
        {
            ["events"] = page.Select(e => (object)new Structure
            {
                ["timestamp"] = e.Timestamp,
                ["message"] = e.Message,
                ["ingestionTime"] = e.Ingested,
            }).ToList(),
            ["nextForwardToken"] = Forward + after,
            ["nextBackwardToken"] = Backward + first,
        };
    }

    private static (LogPosition Position, bool IsForward) Where(Structure input, long start, long end)
    {
        if (input.Text("nextToken") is { } token)
        {
            var isForward = token.StartsWith(Forward, StringComparison.Ordinal);
            var isToken = isForward || token.StartsWith(Backward, StringComparison.Ordinal);
            var position = isToken ? LogPosition.TryParse(token.Substring(Forward.Length)) : null;
            return (position ?? throw Faults.InvalidToken(), isForward);
        }

        return input.Flag("startFromHead") == true ? (new(start, 0), true) : (new(end, 0), false);
    }

    /// <summary>
    /// As many events as a page holds, and the first one that found no room. Like AWS it stops looking after a while: a
    /// page may be short, or empty, and still not the last.
    /// </summary>
    private static (List<LogEvent> Page, LogEvent? Next) TakePage(
        IEnumerable<LogEvent> events, Func<LogEvent, bool> isWanted, long? limit)
    {
        List<LogEvent> page = [];
        var (bytes, seen) = (0, 0);
        foreach (var each in events)
        {
            if (++seen > ScanLimit)
            {
                return (page, each);
            }

            if (!isWanted(each))
            {
                continue;
            }

            bytes += each.Size;
            if (page.Count >= (limit ?? PageLimit) || (bytes > PageBytes && page.Count > 0))
            {
                return (page, each);
            }

            page.Add(each);
        }

        return (page, null);
    }
}
