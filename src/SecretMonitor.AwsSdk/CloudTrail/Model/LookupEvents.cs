using Amazon.Runtime;

namespace Amazon.CloudTrail.Model;

/// <summary>
/// Searches the management events of the last 90 days by one attribute, newest first; two calls a second.
/// </summary>
public sealed class LookupEventsRequest : AmazonCloudTrailRequest
{
    public DateTime? EndTime { get; set; }
    public EventCategory EventCategory { get; set; }
    public List<LookupAttribute> LookupAttributes { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
    public DateTime? StartTime { get; set; }
}

/// <summary>What <see cref="LookupEventsRequest"/> answers.</summary>
public sealed class LookupEventsResponse : AmazonWebServiceResponse
{
    public List<Event> Events { get; set; }
    public string NextToken { get; set; }
}
