using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>Sets what a trail records; basic and advanced selectors replace each other.</summary>
public sealed class PutEventSelectorsRequest : AmazonCloudTrailRequest
{
    public List<AdvancedEventSelector> AdvancedEventSelectors { get; set; }
    public List<EventSelector> EventSelectors { get; set; }
    public string TrailName { get; set; }
}

/// <summary>What <see cref="PutEventSelectorsRequest"/> answers.</summary>
public sealed class PutEventSelectorsResponse : AmazonWebServiceResponse
{
    public List<AdvancedEventSelector> AdvancedEventSelectors { get; set; }
    public List<EventSelector> EventSelectors { get; set; }
    public string TrailARN { get; set; }
}
