using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>Whether a key of several regions is the primary or a replica.</summary>
public sealed class MultiRegionKeyType(string value) : ConstantClass(value)
{
    public static readonly MultiRegionKeyType PRIMARY = new("PRIMARY");
    public static readonly MultiRegionKeyType REPLICA = new("REPLICA");

    public static MultiRegionKeyType FindValue(string value) => FindValue<MultiRegionKeyType>(value);

    public static implicit operator MultiRegionKeyType(string value) => FindValue(value);
}
