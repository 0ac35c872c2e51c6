using System.Text;
using System.Text.Json.Nodes;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>PutEvents, TestEventPattern and the descriptions of the bus.</summary>
internal static class EventOperations
{
    private const int MaxBytes = 262_144;

    private static readonly string[] EventMembers =
        ["id", "account", "source", "time", "region", "resources", "detail-type"];

    public static Structure PutEvents(Call call, EventsRegion region)
    {
        var entries = call.Input.Parts("Entries");
        call.Authorize("PutEvents", EventsRegion.BusArn(call));
        if (entries.Sum(SizeOf) > MaxBytes)
        {
            throw Faults.Invalid("Total size of the entries in the request is over the limit.");
        }

        var results = entries.Select(entry => Put(call, entry)).ToList();
        return new()
        {
            ["FailedEntryCount"] = (long)results.Count(r => r.Has("ErrorCode")),
            ["Entries"] = results.Cast<object>().ToList(),
        };
    }

    public static Structure TestEventPattern(Call call, EventsRegion region)
    {
        call.Authorize("TestEventPattern", "*");
        var json = call.Input.Required("Event");
        if (JsonText.TryParse(json) is not JsonObject tested)
        {
            throw Faults.Invalid("Parameter Event is not valid.");
        }

        if (Array.Find(EventMembers, name => !tested.ContainsKey(name)) is { } missing)
        {
            throw Faults.Invalid($"Parameter Event is not valid. Reason: {missing} is a required field.");
        }

        try
        {
            return new() { ["Result"] = EventPattern.Parse(call.Input.Required("EventPattern")).Matches(json) };
        }
        catch (PatternException e)
        {
            throw Faults.InvalidPattern(e);
        }
    }

    public static Structure DescribeEventBus(Call call, EventsRegion region)
    {
        var arn = EventsRegion.BusArn(call);
        call.Authorize("DescribeEventBus", arn);
        if (call.Input.Text("Name") is { } name && name != EventsRegion.DefaultBus && name != arn)
        {
            throw Faults.NoBus(name);
        }

        return Bus(call, region);
    }

    public static Structure ListEventBuses(Call call, EventsRegion region)
    {
        call.Authorize("ListEventBuses", "*");
        var isListed = EventsRegion.DefaultBus.StartsWith(
            call.Input.Text("NamePrefix") ?? "", StringComparison.Ordinal);
        return new() { ["EventBuses"] = new List<object>(isListed ? [Bus(call, region)] : []) };
    }

    private static Structure Bus(Call call, EventsRegion region) => new()
    {
        ["Name"] = EventsRegion.DefaultBus,
        ["Arn"] = EventsRegion.BusArn(call),
        ["CreationTime"] = region.Created,
        ["LastModifiedTime"] = region.Created,
    };

    private static int SizeOf(Structure entry) =>
        (entry.Has("Time") ? 14 : 0)
        + new[] { "Source", "DetailType", "Detail" }.Sum(name => Encoding.UTF8.GetByteCount(entry.Text(name) ?? ""))
        + entry.Texts("Resources").Sum(Encoding.UTF8.GetByteCount);

    /// <summary>An event for a bus that isn't there is taken, and lost, as in AWS.</summary>
    private static Structure Put(Call call, Structure entry)
    {
        foreach (var name in new[] { "Source", "DetailType", "Detail" }.Where(n => string.IsNullOrEmpty(entry.Text(n))))
        {
            return Failure("InvalidArgument", $"Parameter {name} is not valid. Reason: {name} is a required argument.");
        }

        if (JsonText.TryParse(entry.Required("Detail")) is not JsonObject detail)
        {
            return Failure("MalformedDetail", "Detail is malformed.");
        }

        if (entry.Required("Source").StartsWith("aws.", StringComparison.Ordinal))
        {
            return Failure("NotAuthorizedForSourceException", "Not authorized for the source.");
        }

        var id = call.World.Random.Uuid();
        if (entry.Text("EventBusName") is null or EventsRegion.DefaultBus
            || entry.Text("EventBusName") == EventsRegion.BusArn(call))
        {
            call.World.Get<IEventBus>().Put(call.Region, JsonText.Compact(new JsonObject
            {
                ["version"] = "0",
                ["id"] = id,
                ["detail-type"] = entry.Text("DetailType"),
                ["source"] = entry.Text("Source"),
                ["account"] = call.AccountId,
                ["time"] = JsonText.EventTime(entry.Time("Time") ?? call.Now),
                ["region"] = call.Region,
                ["resources"] = JsonText.Texts(entry.Texts("Resources")),
                ["detail"] = detail,
            }), isReadOnlyManagementEvent: false);
        }

        return new() { ["EventId"] = id };
    }

    private static Structure Failure(string code, string message) =>
        new() { ["ErrorCode"] = code, ["ErrorMessage"] = message };
}
