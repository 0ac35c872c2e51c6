using Amazon.Runtime;

namespace Amazon.CloudWatch;

/// <summary>What happened to an alarm.</summary>
public sealed class HistoryItemType(string value) : ConstantClass(value)
{
    public static readonly HistoryItemType ConfigurationUpdate = new("ConfigurationUpdate");
    public static readonly HistoryItemType StateUpdate = new("StateUpdate");
    public static readonly HistoryItemType Action = new("Action");
    public static readonly HistoryItemType AlarmContributorStateUpdate = new("AlarmContributorStateUpdate");
    public static readonly HistoryItemType AlarmContributorAction = new("AlarmContributorAction");

    public static HistoryItemType FindValue(string value) => FindValue<HistoryItemType>(value);

    public static implicit operator HistoryItemType(string value) => FindValue(value);
}
