using Amazon.Runtime;

namespace Amazon.CloudWatch;

/// <summary>How recently a metric had data.</summary>
public sealed class RecentlyActive(string value) : ConstantClass(value)
{
    public static readonly RecentlyActive PT3H = new("PT3H");

    public static RecentlyActive FindValue(string value) => FindValue<RecentlyActive>(value);

    public static implicit operator RecentlyActive(string value) => FindValue(value);
}
