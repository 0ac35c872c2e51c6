using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Sets how long a log group keeps its events.</summary>
public sealed class PutRetentionPolicyRequest : AmazonCloudWatchLogsRequest
{
    public string LogGroupName { get; set; }
    public int? RetentionInDays { get; set; }
}

/// <summary>What <see cref="PutRetentionPolicyRequest"/> answers.</summary>
public sealed class PutRetentionPolicyResponse : AmazonWebServiceResponse;
