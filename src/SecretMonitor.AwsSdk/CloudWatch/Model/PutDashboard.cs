using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

/// <summary>Creates or replaces a dashboard.</summary>
public sealed class PutDashboardRequest : AmazonCloudWatchRequest
{
    public string DashboardBody { get; set; }
    public string DashboardName { get; set; }
    public List<Tag> Tags { get; set; }
}

/// <summary>What <see cref="PutDashboardRequest"/> answers.</summary>
public sealed class PutDashboardResponse : AmazonWebServiceResponse
{
    public List<DashboardValidationMessage> DashboardValidationMessages { get; set; }
}
