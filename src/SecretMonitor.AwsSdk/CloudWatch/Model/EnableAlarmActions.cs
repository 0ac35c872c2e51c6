using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Lets alarms run their actions.</summary>
public sealed class EnableAlarmActionsRequest : AmazonCloudWatchRequest
{
    public List<string> AlarmNames { get; set; }
}

/// <summary>What <see cref="EnableAlarmActionsRequest"/> answers.</summary>
public sealed class EnableAlarmActionsResponse : AmazonWebServiceResponse;
