using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Sets the state of an alarm until its next evaluation.</summary>
public sealed class SetAlarmStateRequest : AmazonCloudWatchRequest
{
    public string AlarmName { get; set; }
    public string StateReason { get; set; }
    public string StateReasonData { get; set; }
    public StateValue StateValue { get; set; }
}

/// <summary>What <see cref="SetAlarmStateRequest"/> answers.</summary>
public sealed class SetAlarmStateResponse : AmazonWebServiceResponse;
