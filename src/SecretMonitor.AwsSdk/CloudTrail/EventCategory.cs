using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>The category of events to look up; management events without one.</summary>
public sealed class EventCategory(string value) : ConstantClass(value)
{
    public static readonly EventCategory Insight = new("insight");

    public static EventCategory FindValue(string value) => FindValue<EventCategory>(value);

    public static implicit operator EventCategory(string value) => FindValue(value);
}
