using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Describes one trail.</summary>
public sealed class GetTrailRequest : AmazonCloudTrailRequest
{
    public string Name { get; set; }
}

/// <summary>What <see cref="GetTrailRequest"/> answers.</summary>
public sealed class GetTrailResponse : AmazonWebServiceResponse
{
    public Trail Trail { get; set; }
}
