using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.EventBridge;

/// <summary>A rule on the default bus.</summary>
internal sealed class Rule(string name, string arn)
{
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";
    public const string EnabledWithReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    private Structure _settings = new();
    private EventPattern? _pattern;

    public string Name { get; } = name;

    public string Arn { get; } = arn;

    public string State { get; set; } = Enabled;

    public TagSet Tags { get; } = [];

    public SortedDictionary<string, RuleTarget> Targets { get; } = new(StringComparer.Ordinal);

    /// <summary>Replaces everything but targets and tags: what a PutRule omits is gone.</summary>
    public void Configure(Structure settings, EventPattern? pattern)
    {
        (_settings, _pattern) = (settings, pattern);
        State = settings.Text("State") ?? Enabled;
    }

    /// <summary>
    /// Whether the rule sees the event and matches it. Read-only management events of CloudTrail reach only rules that
    /// ask for them by their state.
    /// </summary>
    public bool Matches(System.Text.Json.JsonElement eventObject, bool isReadOnlyManagementEvent) =>
        State != Disabled
        && (!isReadOnlyManagementEvent || State == EnabledWithReads)
        && _pattern?.Matches(eventObject) == true;

    public Structure ToStructure() => new()
    {
        ["Name"] = Name,
        ["Arn"] = Arn,
        ["EventPattern"] = _settings.Text("EventPattern"),
        ["ScheduleExpression"] = _settings.Text("ScheduleExpression"),
        ["State"] = State,
        ["Description"] = _settings.Text("Description"),
        ["RoleArn"] = _settings.Text("RoleArn"),
        ["EventBusName"] = EventsRegion.DefaultBus,
    };
}
