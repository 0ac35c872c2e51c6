using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>Which records a trail logs: basic event selectors or advanced ones, of which one must match.</summary>
internal sealed record TrailSelectors(
    IReadOnlyList<EventSelector> Basic, IReadOnlyList<AdvancedEventSelector> Advanced)
{
    private const int MostBasic = 5;
    private const int MostDataResources = 250;
    private const int MostConditions = 500;

    /// <summary>What a new trail has: all management events.</summary>
    public static TrailSelectors Default { get; } = new([new()], []);

    /// <summary>Whether they are others than those of a new trail.</summary>
    public bool AreCustom => !ReferenceEquals(this, Default);

    /// <summary>Reads and checks what PutEventSelectors was sent.</summary>
    /// <exception cref="ServiceFault">InvalidEventSelectorsException.</exception>
    public static TrailSelectors Read(Structure input)
    {
        if (input.Has("EventSelectors") == input.Has("AdvancedEventSelectors"))
        {
            throw Invalid("Specify either event selectors or advanced event selectors.");
        }

        List<EventSelector> basic = [.. input.Parts("EventSelectors").Select(EventSelector.Read)];
        List<AdvancedEventSelector> advanced =
            [.. input.Parts("AdvancedEventSelectors").Select(AdvancedEventSelector.Read)];
        if (input.Has("EventSelectors") ? basic.Count is < 1 or > MostBasic : advanced.Count < 1)
        {
            throw Invalid($"Specify a valid number of selectors (1 to {MostBasic}) for your trail.");
        }

        if (basic.Sum(s => s.DataResources.Sum(r => r.Values.Count)) > MostDataResources)
        {
            throw Invalid($"Specify a valid number of data resources (1 to {MostDataResources}) for your trail.");
        }

        if (advanced.Sum(s => s.Fields.Sum(f => f.Conditions)) > MostConditions)
        {
            throw Invalid($"The total number of conditions of all selectors can not exceed {MostConditions}.");
        }

        return new(basic, advanced);
    }

    public static ServiceFault Invalid(string message) => new("InvalidEventSelectorsException", message);

    public bool Select(TrailRecord record) =>
        Basic.Any(s => s.Matches(record)) || Advanced.Any(s => s.Matches(record));

    public Structure Describe(string trailArn) => new()
    {
        ["TrailARN"] = trailArn,
        ["EventSelectors"] = Basic.Count == 0 ? null : Basic.Select(s => s.Describe()).ToList(),
        ["AdvancedEventSelectors"] = Advanced.Count == 0 ? null : Advanced.Select(s => s.Describe()).ToList(),
    };
}
