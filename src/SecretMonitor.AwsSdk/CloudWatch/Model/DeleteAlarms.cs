using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Deletes up to 100 alarms; none when one name is unknown.</summary>
public sealed class DeleteAlarmsRequest : AmazonCloudWatchRequest
{
    public List<string> AlarmNames { get; set; }
}

/// <summary>What <see cref="DeleteAlarmsRequest"/> answers.</summary>
public sealed class DeleteAlarmsResponse : AmazonWebServiceResponse;
