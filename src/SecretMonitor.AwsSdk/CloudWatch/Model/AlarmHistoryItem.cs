namespace Amazon.CloudWatch.Model;

/// <summary>Something that happened to an alarm.</summary>
public sealed class AlarmHistoryItem
{
    public Dictionary<string, string> AlarmContributorAttributes { get; set; }
    public string AlarmContributorId { get; set; }
    public string AlarmName { get; set; }
    public AlarmType AlarmType { get; set; }
    public string HistoryData { get; set; }
    public HistoryItemType HistoryItemType { get; set; }
    public string HistorySummary { get; set; }
    public DateTime? Timestamp { get; set; }
}
