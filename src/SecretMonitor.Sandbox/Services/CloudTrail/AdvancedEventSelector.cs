using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>
/// An advanced event selector: all its field selectors must match. What a trail may select is narrower than what an
/// event data store may: management events by <c>readOnly</c> and by leaving out two chatty sources.
/// </summary>
internal sealed record AdvancedEventSelector(string? Name, IReadOnlyList<FieldSelector> Fields)
{
    private static readonly string[] ManagementFields = ["eventCategory", "eventSource", "readOnly"];

    private static readonly string[] DataFields =
    [
        "eventCategory", "eventName", "eventSource", "eventType", "readOnly", "resources.ARN", "resources.type",
        "sessionCredentialFromConsole", "userIdentity.arn",
    ];

    private static readonly string[] NetworkFields =
        ["errorCode", "eventCategory", "eventName", "eventSource", "userIdentity.arn", "vpcEndpointId"];

    private static readonly string[] ExcludableSources = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

    public static AdvancedEventSelector Read(Structure input)
    {
        AdvancedEventSelector selector =
            new(input.Text("Name"), [.. input.Parts("FieldSelectors").Select(FieldSelector.Read)]);
        selector.Demand();
        return selector;
    }

    public bool Matches(TrailRecord record) => Fields.All(f => f.Matches(record));

    public Structure Describe() => new()
    {
        ["Name"] = Name,
        ["FieldSelectors"] = Fields.OrderBy(f => f.Field, StringComparer.Ordinal).Select(f => f.Describe()).ToList(),
    };

    private void Demand()
    {
        if (Fields.GroupBy(f => f.Field).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw TrailSelectors.Invalid($"The field {twice.Key} is specified more than once.");
        }

        var fields = OnlyValue("eventCategory") switch
        {
            "Management" => ManagementFields,
            "Data" => DataFields,
            "NetworkActivity" => NetworkFields,
            _ => throw TrailSelectors.Invalid("The eventCategory field value is not valid."),
        };
        if (Fields.FirstOrDefault(f => !fields.Contains(f.Field)) is { } other)
        {
            throw TrailSelectors.Invalid($"The field {other.Field} is not valid for this event category.");
        }

        if (Find("readOnly") is not null && OnlyValue("readOnly") is not ("true" or "false"))
        {
            throw TrailSelectors.Invalid("The readOnly field value is not valid.");
        }

        if (ReferenceEquals(fields, ManagementFields) && Find("eventSource") is { } source
            && !source.OnlyExcludes(ExcludableSources))
        {
            throw TrailSelectors.Invalid("The eventSource field value is not valid.");
        }

        if (ReferenceEquals(fields, DataFields)
            && OnlyValue("resources.type")?.Split(["::"], StringSplitOptions.None) is not ["AWS", not "", not ""])
        {
            throw TrailSelectors.Invalid("The resources.type field value is not valid.");
        }

        if (ReferenceEquals(fields, NetworkFields) && OnlyValue("eventSource") is null)
        {
            throw TrailSelectors.Invalid("The eventSource field value is not valid.");
        }
    }

    private FieldSelector? Find(string field) => Fields.FirstOrDefault(f => f.Field == field);

    private string? OnlyValue(string field) => Find(field)?.OnlyValue;
}
