using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>Who manages a key: AWS, whose policy is fixed, or the customer.</summary>
public sealed class KeyManagerType(string value) : ConstantClass(value)
{
    public static readonly KeyManagerType AWS = new("AWS");
    public static readonly KeyManagerType CUSTOMER = new("CUSTOMER");

    public static KeyManagerType FindValue(string value) => FindValue<KeyManagerType>(value);

    public static implicit operator KeyManagerType(string value) => FindValue(value);
}
