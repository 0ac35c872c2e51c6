using SecretMonitor.Sandbox.Services.Logs.Insights;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The operations of Logs Insights.</summary>
internal static class QueryOperations
{
    private const int GroupLimit = 50;
    private const int ListPage = 1000;

    /// <summary>The last second that DateTimeOffset knows: later times would overflow in milliseconds.</summary>
    private const long LastSecond = 253_402_300_799;

    public static Structure StartQuery(Call call, LogsRegion region)
    {
        var input = call.Input;
        var groups = GroupsOf(call, region);
        if (input.Text("queryLanguage") is not (null or "CWLI"))
        {
            throw Faults.Invalid("The sandbox knows no query language but CWLI.");
        }

        var start = Math.Min(input.Number("startTime")!.Value, LastSecond);
        var end = Math.Min(input.Number("endTime")!.Value, LastSecond);
        if (start > end)
        {
            throw Faults.Invalid("End time should not be before start time.");
        }

        var query = InsightsQuery.Parse(input.Required("queryString"));
        var events = groups
            .SelectMany(group => group.EventsAt(call.Now).From(new(start * 1000, 0))
                .TakeWhile(e => e.Timestamp <= end * 1000)
                .Select(e => (Group: group, Event: e)))
            .OrderByDescending(e => e.Event.Timestamp).ThenByDescending(e => e.Event.Sequence)
            .ToList();
        var scanned = events.Select(e => new QueryRow(e.Event, $"{call.AccountId}:{e.Group.Name}"));
        var rows = query.Run(scanned, input.Number("limit")).ToList();
        var id = call.World.Random.Uuid();
        LogQuery started = new(id, input, call.Now.ToUnixTimeMilliseconds(), [.. groups.Select(g => g.Name)])
        {
            Results = [.. rows.Select(row => Fields(row, query))],
            Statistics = new()
            {
                ["recordsMatched"] = (double)rows.Count,
                ["recordsScanned"] = (double)events.Count,
                ["estimatedRecordsSkipped"] = 0.0,
                ["bytesScanned"] = (double)events.Sum(e => (long)e.Event.Size),
                ["estimatedBytesSkipped"] = 0.0,
                ["logGroupsScanned"] = (double)groups.Count,
            },
        };
        region.Queries.Add(started);
        return new() { ["queryId"] = started.Id };
    }

    public static Structure GetQueryResults(Call call, LogsRegion region)
    {
        var query = Demand(call, region);
        query.WasFetched = true;
        return new()
        {
            ["queryLanguage"] = "CWLI",
            ["results"] = query.Status == "Complete" ? query.Results : [],
            ["statistics"] = query.Statistics,
            ["status"] = query.Status,
        };
    }

    public static Structure StopQuery(Call call, LogsRegion region)
    {
        var query = Demand(call, region);
        if (query.WasFetched)
        {
            throw Faults.Invalid($"Query is not running: {query.Id} is {query.Status}.");
        }

        query.Status = "Cancelled";
        return new() { ["success"] = true };
    }

    public static Structure DescribeQueries(Call call, LogsRegion region)
    {
        call.Authorize("DescribeQueries", "*");
        var input = call.Input;
        var queries = region.Queries.All.Where(q =>
            (input.Text("logGroupName") is not { } group || q.Groups.Contains(group))
            && (input.Text("status") ?? q.Status) == q.Status);
        var page = Page.Of(
            queries,
            q => $"{long.MaxValue - q.Created:D19}{q.Id}",
            input.Text("nextToken"),
            input.Number("maxResults") ?? ListPage,
            Faults.InvalidToken);
        return new()
        {
            ["queries"] = page.Items.Select(q => (object)q.ToStructure()).ToList(),
            ["nextToken"] = page.NextToken,
        };
    }

    private static List<LogGroup> GroupsOf(Call call, LogsRegion region)
    {
        var input = call.Input;
        List<IReadOnlyList<string>> ways =
        [
            input.Text("logGroupName") is { } one ? [one] : [],
            input.Texts("logGroupNames"),
            [.. input.Texts("logGroupIdentifiers").Select(LogsRegion.NameOf)],
        ];
        var names = ways.SelectMany(way => way).Distinct(StringComparer.Ordinal).ToList();
        names.ForEach(name => region.Authorize(call, name));
        if (ways.Count(way => way.Count > 0) != 1 || names.Count > GroupLimit)
        {
            region.Authorize(call, "");
            throw Faults.Invalid(
                $"Specify up to {GroupLimit} log groups by exactly one of logGroupName, logGroupNames and "
                + "logGroupIdentifiers.");
        }

        return [.. names.Select(region.Demand)];
    }

    private static LogQuery Demand(Call call, LogsRegion region)
    {
        call.Authorize(call.Operation.Name, "*");
        return region.Queries.Find(call.Input.Required("queryId"))
            ?? throw Faults.NotFound($"Query {call.Input.Text("queryId")} does not exist.");
    }

    private static List<object> Fields(QueryRow row, InsightsQuery query)
    {
        var columns = query.HasEvents ? query.Columns.Append("@ptr") : query.Columns;
        return
        [
            .. columns.Distinct(StringComparer.Ordinal)
                .Select(column => (column, Value: QueryValue.TextOf(row[column])))
                .Where(field => field.Value is not null)
                .Select(field => new Structure { ["field"] = field.column, ["value"] = field.Value }),
        ];
    }
}
