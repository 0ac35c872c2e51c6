using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>Something that happened to an alarm.</summary>
internal sealed record AlarmHistoryItem(
    long Order, string AlarmName, string AlarmType, string Type, string Summary, string Data, DateTimeOffset Time)
{
    public Structure ToStructure() => new()
    {
        ["AlarmName"] = AlarmName,
        ["AlarmType"] = AlarmType,
        ["Timestamp"] = Time,
        ["HistoryItemType"] = Type,
        ["HistorySummary"] = Summary,
        ["HistoryData"] = Data,
    };
}
