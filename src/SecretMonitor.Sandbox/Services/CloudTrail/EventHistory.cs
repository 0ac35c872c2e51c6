using System.Globalization;
using System.Text;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>
/// A region's management events of the last 90 days, which CloudTrail keeps with or without a trail, newest first;
/// each can be looked up some time after its call. Of more than <see cref="Most"/> the oldest go.
/// </summary>
internal sealed class EventHistory(World world)
{
    private const int LargestPage = 50;
    private const int Most = 100_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly List<(TrailRecord Record, DateTimeOffset Recorded)> _events = [];

    /// <summary>How many events were there before those in the list.</summary>
    private long _gone;

    public void Add(TrailRecord record)
    {
        var now = world.Clock.Now;
        _events.Add((record, now));

        // The oldest tenth at once, so that moving the rest costs each event little.
        const int tenth = Most / 10;
        if (_events.Count > Most || (_events.Count > tenth && _events[tenth].Recorded < now - Kept))
        {
            _events.RemoveRange(0, tenth);
            _gone += tenth;
        }
    }

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
        var first = FirstAt(start);

        List<Structure> page = [];
        while (next > first && page.Count < size)
        {
            var (record, recorded) = _events[--next];
            if (recorded + world.Options.Delays.EventHistory <= now
                && record.EventTime <= end && matches(record))
            {
                page.Add(Describe(record));
            }
        }

        for (; next > first && !matches(_events[next - 1].Record); next--)
        {
            // A token says that there is more.
        }

        return new() { ["Events"] = page, ["NextToken"] = next > first ? MakeToken(_gone + next, query) : null };
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

    /// <summary>The index of the first event at or after a time.</summary>
    private int FirstAt(DateTimeOffset time)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _events[middle].Record.EventTime < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static string MakeToken(long next, string query) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(next.ToString(CultureInfo.InvariantCulture) + "\n" + query));

    private int ReadToken(string token, string query)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(['\n'], 2);
            if (parts.Length == 2 && parts[1] == query && long.TryParse(parts[0], out var next)
                && next >= 0 && next <= _gone + _events.Count)
            {
                return (int)Math.Max(next - _gone, 0);
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
