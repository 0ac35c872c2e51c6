using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>The order in which secrets are listed.</summary>
public sealed class SortOrderType(string value) : ConstantClass(value)
{
    public static readonly SortOrderType Asc = new("asc");
    public static readonly SortOrderType Desc = new("desc");

    public static SortOrderType FindValue(string value) => FindValue<SortOrderType>(value);

    public static implicit operator SortOrderType(string value) => FindValue(value);
}
