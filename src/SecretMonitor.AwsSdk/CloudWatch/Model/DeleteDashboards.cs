using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Deletes dashboards.</summary>
public sealed class DeleteDashboardsRequest : AmazonCloudWatchRequest
{
    public List<string> DashboardNames { get; set; }
}

/// <summary>What <see cref="DeleteDashboardsRequest"/> answers.</summary>
public sealed class DeleteDashboardsResponse : AmazonWebServiceResponse;
