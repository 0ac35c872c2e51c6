using Amazon.Runtime;
using SecretMonitor.AwsSdk.Wire;

namespace Amazon.CloudTrail.Model;

/// <summary>
/// Describes trails, those that other regions or accounts own included unless shadow trails are left out.
/// </summary>
public sealed class DescribeTrailsRequest : AmazonCloudTrailRequest
{
    [Wire(Name = "includeShadowTrails")]
    public bool? IncludeShadowTrails { get; set; }

    [Wire(Name = "trailNameList")]
    public List<string> TrailNameList { get; set; }
}

/// <summary>What <see cref="DescribeTrailsRequest"/> answers.</summary>
public sealed class DescribeTrailsResponse : AmazonWebServiceResponse
{
    [Wire(Name = "trailList")]
    public List<Trail> TrailList { get; set; }
}
