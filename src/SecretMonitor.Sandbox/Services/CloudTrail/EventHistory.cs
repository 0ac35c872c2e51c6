using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>
/// A region's management events of the last 90 days, which CloudTrail keeps with or without a trail, newest first;
/// each can be looked up some time after its call.
/// </summary>
internal sealed class EventHistory(World world)
{
    private const int LargestPage = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly List<(TrailRecord Record, DateTimeOffset Recorded)> _events = [];

    public void Add(TrailRecord record) => _events.Add((record, world.Clock.Now));

    /// <summary>LookupEvents.</summary>
    public Structure Lookup(Structure input)
    {
        var size = input.Number("MaxResults") ?? LargestPage;
        if (size is < 1 or > LargestPage)
        {
            throw new ServiceFault(
                "InvalidMaxResultsException", $"A page must have between 1 and {LargestPage} events.");
        }

        var now = world.Clock.Now;
        var (start, end) = ReadRange(input, now);
        var matches = ReadAttribute(input);
        var query = QueryText(input);
        var next = input.Text("NextToken") is { } token ? ReadToken(token, query) : _events.Count;

        List<Structure> page = [];
        while (next > 0 && page.Count < size)
        {
            var (record, recorded) = _events[--next];
            if (recorded + world.Options.Delays.EventHistory <= now
                && record.EventTime >= start && record.EventTime <= end && matches(record))
            {
                page.Add(Describe(record));
            }
        }

        var isMore = next > 0 && _events.Take(next).Any(e => e.Record.EventTime >= start && matches(e.Record));
        return new() { ["Events"] = page, ["NextToken"] = isMore ? MakeToken(next, query) : null };
    }

    private static (DateTimeOffset Start, DateTimeOffset End) ReadRange(Structure input, DateTimeOffset now)
    {
        var (start, end) = (input.Time("StartTime"), input.Time("EndTime"));
        if (start > now || start > end)
        {
            throw new ServiceFault(
                "InvalidTimeRangeException",
                "The start time is after the end time, or the time range is outside the range of possible values.");
        }

        var oldest = now - Kept;
        return (start is { } s && s > oldest ? s : oldest, end ?? now);
    }

    private static Func<TrailRecord, bool> ReadAttribute(Structure input)
    {
        if (input.Parts("LookupAttributes") is not [var attribute, ..] attributes)
        {
            return _ => true;
        }

        var (key, value) = (attribute.Text("AttributeKey"), attribute.Text("AttributeValue") ?? "");
        if (attributes.Count > 1 || (key == "ReadOnly" && value is not ("true" or "false")))
        {
            throw new ServiceFault("InvalidLookupAttributesException", "The lookup attributes are not valid.");
        }

        return key switch
        {
            "EventId" => r => r.EventId == value,
            "EventName" => r => r.EventName == value,
            "ReadOnly" => r => r.IsReadOnly == (value == "true"),
            "Username" => r => r.UserName == value,
            "ResourceType" => r => r.Resources.Any(x => x.Type == value),
            "ResourceName" => r => r.Resources.Any(x => x.Name == value),
            "EventSource" => r => r.EventSource == value,
            "AccessKeyId" => r => r.AccessKeyId == value,
            _ => throw new ServiceFault(
                "InvalidLookupAttributesException", $"{key} is not a valid lookup attribute key."),
        };
    }

    /// <summary>A token stands for a place in one query: with other parameters it is refused.</summary>
    private static string QueryText(Structure input)
    {
        var attribute = input.Parts("LookupAttributes").FirstOrDefault();
        return string.Join(
            "\n",
            attribute?.Text("AttributeKey"),
            attribute?.Text("AttributeValue"),
            input.Time("StartTime")?.ToString("O", CultureInfo.InvariantCulture),
            input.Time("EndTime")?.ToString("O", CultureInfo.InvariantCulture));
    }

    private static string MakeToken(int next, string query) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture) + "\n" + query));

    private int ReadToken(string token, string query)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(['\n'], 2);
            if (parts.Length == 2 && parts[1] == query && int.TryParse(parts[0], out var next)
                && next >= 0 && next <= _events.Count)
            {
                return next;
            }
        }
        catch (FormatException)
        {
            // Not one of ours: answered as any other wrong token.
        }

        throw new ServiceFault("InvalidNextTokenException", "The next token is not valid for this lookup.");
    }

    private static Structure Describe(TrailRecord record) => new()
    {
        ["EventId"] = record.EventId,
        ["EventName"] = record.EventName,
        ["ReadOnly"] = record.IsReadOnly ? "true" : "false",
        ["AccessKeyId"] = record.AccessKeyId,
        ["EventTime"] = record.EventTime,
        ["EventSource"] = record.EventSource,
        ["Username"] = record.UserName,
        ["Resources"] = record.Resources
            .Select(r => new Structure { ["ResourceType"] = r.Type, ["ResourceName"] = r.Name }).ToList(),
        ["CloudTrailEvent"] = record.Json,
    };
}
