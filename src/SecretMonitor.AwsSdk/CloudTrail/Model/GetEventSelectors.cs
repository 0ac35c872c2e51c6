using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Reads what a trail records.</summary>
public sealed class GetEventSelectorsRequest : AmazonCloudTrailRequest
{
    public string TrailName { get; set; }
}

/// <summary>What <see cref="GetEventSelectorsRequest"/> answers.</summary>
public sealed class GetEventSelectorsResponse : AmazonWebServiceResponse
{
    public List<AdvancedEventSelector> AdvancedEventSelectors { get; set; }
    public List<EventSelector> EventSelectors { get; set; }
    public string TrailARN { get; set; }
}
