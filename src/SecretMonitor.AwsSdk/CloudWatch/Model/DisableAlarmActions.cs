using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Keeps alarms from running their actions.</summary>
public sealed class DisableAlarmActionsRequest : AmazonCloudWatchRequest
{
    public List<string> AlarmNames { get; set; }
}

/// <summary>What <see cref="DisableAlarmActionsRequest"/> answers.</summary>
public sealed class DisableAlarmActionsResponse : AmazonWebServiceResponse;
