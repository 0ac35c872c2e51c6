using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The operations on log streams.</summary>
internal static class StreamOperations
{
    private const int ListPage = 50;

    public static Structure? CreateLogStream(Call call, LogsRegion region)
    {
        var (group, name) = Demand(call, region);
        if (group.Streams.ContainsKey(name))
        {
            throw Faults.Exists("log stream");
        }

        group.AddStream(name, call.Now);
        return null;
    }

    public static Structure? DeleteLogStream(Call call, LogsRegion region)
    {
        var (group, name) = Demand(call, region);
        if (!group.Streams.ContainsKey(name))
        {
            throw Faults.NoStream();
        }

        group.RemoveStream(name);
        return null;
    }

    public static Structure DescribeLogStreams(Call call, LogsRegion region)
    {
        var input = call.Input;
        var group = region.DemandIdentified(call);
        var prefix = input.Text("logStreamNamePrefix");
        var byTime = input.Text("orderBy") == "LastEventTime";
        if (byTime && prefix is not null)
        {
            throw Faults.Invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var ordered = group.Streams.Values
            .Where(s => s.Name.StartsWith(prefix ?? "", StringComparison.Ordinal))
            .OrderBy(s => byTime ? s.LastEvent ?? 0 : 0)
            .ThenBy(s => s.Name, StringComparer.Ordinal);
        var numbered = (input.Flag("descending") == true ? ordered.Reverse() : ordered)
            .Select((stream, i) => (stream, Key: i.ToString("D9")));
        var page = Page.Of(
            numbered, s => s.Key, input.Text("nextToken"), input.Number("limit") ?? ListPage, Faults.InvalidToken);
        return new()
        {
            ["logStreams"] = page.Items.Select(s => (object)s.stream.ToStructure()).ToList(),
            ["nextToken"] = page.NextToken,
        };
    }

    private static (LogGroup Group, string Stream) Demand(Call call, LogsRegion region)
    {
        var (group, stream) = (call.Input.Required("logGroupName"), call.Input.Required("logStreamName"));
        region.Authorize(call, group, stream);
        return (region.Demand(group), stream);
    }
}
