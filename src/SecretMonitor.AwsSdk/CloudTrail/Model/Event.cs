namespace Amazon.CloudTrail.Model;

/// <summary>A management event as LookupEvents shows it; CloudTrailEvent is the full record, as JSON.</summary>
public sealed class Event
{
    public string AccessKeyId { get; set; }
    public string CloudTrailEvent { get; set; }
    public string EventId { get; set; }
    public string EventName { get; set; }
    public string EventSource { get; set; }
    public DateTime? EventTime { get; set; }
    public string ReadOnly { get; set; }
    public List<Resource> Resources { get; set; }
    public string Username { get; set; }
}
