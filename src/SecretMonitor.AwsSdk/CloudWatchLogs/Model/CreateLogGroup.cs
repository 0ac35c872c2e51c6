using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Creates a log group.</summary>
public sealed class CreateLogGroupRequest : AmazonCloudWatchLogsRequest
{
    public bool? DeletionProtectionEnabled { get; set; }
    public string KmsKeyId { get; set; }
    public LogGroupClass LogGroupClass { get; set; }
    public string LogGroupName { get; set; }
    public Dictionary<string, string> Tags { get; set; }
}

/// <summary>What <see cref="CreateLogGroupRequest"/> answers.</summary>
public sealed class CreateLogGroupResponse : AmazonWebServiceResponse;
