using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>
/// Lists alarms; an unknown name gives an empty list. Composite alarms only when AlarmTypes names them.
/// </summary>
public sealed class DescribeAlarmsRequest : AmazonCloudWatchRequest
{
    public string ActionPrefix { get; set; }
    public string AlarmNamePrefix { get; set; }
    public List<string> AlarmNames { get; set; }
    public List<string> AlarmTypes { get; set; }
    public string ChildrenOfAlarmName { get; set; }
    public int? MaxRecords { get; set; }
    public string NextToken { get; set; }
    public string ParentsOfAlarmName { get; set; }
    public StateValue StateValue { get; set; }
}

/// <summary>What <see cref="DescribeAlarmsRequest"/> answers.</summary>
public sealed class DescribeAlarmsResponse : AmazonWebServiceResponse
{
    public List<CompositeAlarm> CompositeAlarms { get; set; }
    public List<MetricAlarm> MetricAlarms { get; set; }
    public string NextToken { get; set; }
}
