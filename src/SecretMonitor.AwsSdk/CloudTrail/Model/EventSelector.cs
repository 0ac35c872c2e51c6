namespace Amazon.CloudTrail.Model;

/// <summary>Selects the events that a trail records.</summary>
public sealed class EventSelector
{
    public List<DataResource> DataResources { get; set; }
    public List<string> ExcludeManagementEventSources { get; set; }
    public bool? IncludeManagementEvents { get; set; }
    public ReadWriteType ReadWriteType { get; set; }
}
