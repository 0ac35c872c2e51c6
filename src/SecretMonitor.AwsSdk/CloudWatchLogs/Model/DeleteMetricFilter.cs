using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>Deletes a metric filter.</summary>
public sealed class DeleteMetricFilterRequest : AmazonCloudWatchLogsRequest
{
    public string FilterName { get; set; }
    public string LogGroupName { get; set; }
}

/// <summary>What <see cref="DeleteMetricFilterRequest"/> answers.</summary>
public sealed class DeleteMetricFilterResponse : AmazonWebServiceResponse;
