using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Lists what happened to an alarm.</summary>
public sealed class DescribeAlarmHistoryRequest : AmazonCloudWatchRequest
{
    public string AlarmContributorId { get; set; }
    public string AlarmName { get; set; }
    public List<string> AlarmTypes { get; set; }
    public DateTime? EndDate { get; set; }
    public HistoryItemType HistoryItemType { get; set; }
    public int? MaxRecords { get; set; }
    public string NextToken { get; set; }
    public ScanBy ScanBy { get; set; }
    public DateTime? StartDate { get; set; }
}

/// <summary>What <see cref="DescribeAlarmHistoryRequest"/> answers.</summary>
public sealed class DescribeAlarmHistoryResponse : AmazonWebServiceResponse
{
    public List<AlarmHistoryItem> AlarmHistoryItems { get; set; }
    public string NextToken { get; set; }
}
