using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>The attributes that the event history can be searched by.</summary>
public sealed class LookupAttributeKey(string value) : ConstantClass(value)
{
    public static readonly LookupAttributeKey EventId = new("EventId");
    public static readonly LookupAttributeKey EventName = new("EventName");
    public static readonly LookupAttributeKey ReadOnly = new("ReadOnly");
    public static readonly LookupAttributeKey Username = new("Username");
    public static readonly LookupAttributeKey ResourceType = new("ResourceType");
    public static readonly LookupAttributeKey ResourceName = new("ResourceName");
    public static readonly LookupAttributeKey EventSource = new("EventSource");
    public static readonly LookupAttributeKey AccessKeyId = new("AccessKeyId");

    public static LookupAttributeKey FindValue(string value) => FindValue<LookupAttributeKey>(value);

    public static implicit operator LookupAttributeKey(string value) => FindValue(value);
}
