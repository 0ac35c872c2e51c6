using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>A basic event selector. As it is made without arguments it selects all management events.</summary>
internal sealed record EventSelector
{
    private static readonly string[] DataTypes =
        ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"];

    private static readonly string[] ExcludableSources = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];

    /// <summary><c>All</c>, <c>ReadOnly</c> or <c>WriteOnly</c>.</summary>
    public string ReadWriteType { get; init; } = "All";

    public bool IncludesManagementEvents { get; init; } = true;

    public IReadOnlyList<(string Type, IReadOnlyList<string> Values)> DataResources { get; init; } = [];

    public IReadOnlyList<string> ExcludedSources { get; init; } = [];

    public static EventSelector Read(Structure input)
    {
        EventSelector selector = new()
        {
            ReadWriteType = input.Text("ReadWriteType") ?? "All",
            IncludesManagementEvents = input.Flag("IncludeManagementEvents") ?? true,
            DataResources = [.. input.Parts("DataResources").Select(r => (r.Text("Type") ?? "", r.Texts("Values")))],
            ExcludedSources = input.Texts("ExcludeManagementEventSources"),
        };
        if (selector.ReadWriteType is not ("All" or "ReadOnly" or "WriteOnly"))
        {
            throw TrailSelectors.Invalid($"{selector.ReadWriteType} is not a valid value for ReadWriteType.");
        }

        foreach (var (type, values) in selector.DataResources)
        {
            if (!DataTypes.Contains(type))
            {
                throw TrailSelectors.Invalid($"{type} is not a valid data resource type.");
            }

            if (values.FirstOrDefault(v => !v.StartsWith("arn:", StringComparison.Ordinal)) is { } value)
            {
                throw TrailSelectors.Invalid($"Value {value} for DataResources.Values is invalid.");
            }
        }

        if (selector.ExcludedSources.FirstOrDefault(s => !ExcludableSources.Contains(s)) is { } source)
        {
            throw TrailSelectors.Invalid($"Value {source} for ExcludeManagementEventSources is invalid.");
        }

        return selector;
    }

    public bool Matches(TrailRecord record) =>
        (ReadWriteType == "All" || ReadWriteType == "ReadOnly" == record.IsReadOnly)
        && (record.IsManagementEvent
            ? IncludesManagementEvents && !ExcludedSources.Contains(record.EventSource)
            : DataResources.Any(d => record.Resources.Any(
                r => r.Type == d.Type && d.Values.Any(v => r.Name.StartsWith(v, StringComparison.Ordinal)))));

    public Structure Describe() => new()
    {
        ["ReadWriteType"] = ReadWriteType,
        ["IncludeManagementEvents"] = IncludesManagementEvents,
        ["DataResources"] = DataResources
            .Select(r => new Structure { ["Type"] = r.Type, ["Values"] = r.Values }).ToList(),
        ["ExcludeManagementEventSources"] = ExcludedSources,
    };
}
