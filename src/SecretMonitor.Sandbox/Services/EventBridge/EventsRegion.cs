namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>The default bus of a region with its rules.</summary>
internal sealed class EventsRegion(DateTimeOffset created)
{
    public const string DefaultBus = "default";

    public DateTimeOffset Created { get; } = created;

    public SortedDictionary<string, Rule> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>The rule of a request, if the caller may do this to it.</summary>
    /// <exception cref="ServiceFault">Access is denied, or there is no such rule.</exception>
    public Rule Demand(Call call, string member = "Name")
    {
        var name = call.Input.Required(member);
        Authorize(call, name);
        return Rules.TryGetValue(name, out var rule) ? rule : throw Faults.NoRule(name);
    }

    /// <summary>The rule's ARN, if the caller may do this to a rule of that name on the default bus.</summary>
    public string Authorize(Call call, string name)
    {
        var arn = call.Arn("events", $"rule/{name}");
        var tags = Rules.TryGetValue(name, out var rule) ? rule.Tags : null;
        call.Authorize(call.Operation.Name, arn, context: TagContext.Of(tags, new TagSet(call.Input.Parts("Tags"))));
        CheckBus(call);
        return arn;
    }

    public static string BusArn(Call call) => call.Arn("events", $"event-bus/{DefaultBus}");

    /// <summary>
    /// The sandbox has no other bus than the default one, which a request may name, give by ARN, or omit.
    /// </summary>
    private static void CheckBus(Call call)
    {
        if (call.Input.Text("EventBusName") is { } bus && bus != DefaultBus && bus != BusArn(call))
        {
            throw Faults.NoBus(bus);
        }
    }
}
