using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>What a key is for.</summary>
public sealed class KeyUsageType(string value) : ConstantClass(value)
{
    public static readonly KeyUsageType SIGN_VERIFY = new("SIGN_VERIFY");
    public static readonly KeyUsageType ENCRYPT_DECRYPT = new("ENCRYPT_DECRYPT");
    public static readonly KeyUsageType GENERATE_VERIFY_MAC = new("GENERATE_VERIFY_MAC");
    public static readonly KeyUsageType KEY_AGREEMENT = new("KEY_AGREEMENT");

    public static KeyUsageType FindValue(string value) => FindValue<KeyUsageType>(value);

    public static implicit operator KeyUsageType(string value) => FindValue(value);
}
