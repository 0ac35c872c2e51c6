using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Deletes a log group with everything in it.</summary>
public sealed class DeleteLogGroupRequest : AmazonCloudWatchLogsRequest
{
    public string LogGroupName { get; set; }
}

/// <summary>What <see cref="DeleteLogGroupRequest"/> answers.</summary>
public sealed class DeleteLogGroupResponse : AmazonWebServiceResponse;
