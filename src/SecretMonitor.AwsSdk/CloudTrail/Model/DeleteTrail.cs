using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Deletes a trail; only in its home region.</summary>
public sealed class DeleteTrailRequest : AmazonCloudTrailRequest
{
    public string Name { get; set; }
}

/// <summary>What <see cref="DeleteTrailRequest"/> answers.</summary>
public sealed class DeleteTrailResponse : AmazonWebServiceResponse;
