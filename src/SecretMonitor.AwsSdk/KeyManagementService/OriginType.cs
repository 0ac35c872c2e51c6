using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>Where key material comes from.</summary>
public sealed class OriginType(string value) : ConstantClass(value)
{
    public static readonly OriginType AWS_KMS = new("AWS_KMS");
    public static readonly OriginType EXTERNAL = new("EXTERNAL");
    public static readonly OriginType AWS_CLOUDHSM = new("AWS_CLOUDHSM");
    public static readonly OriginType EXTERNAL_KEY_STORE = new("EXTERNAL_KEY_STORE");

    public static OriginType FindValue(string value) => FindValue<OriginType>(value);

    public static implicit operator OriginType(string value) => FindValue(value);
}
