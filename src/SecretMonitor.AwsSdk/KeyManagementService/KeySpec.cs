using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>The kind of key material.</summary>
public sealed class KeySpec(string value) : ConstantClass(value)
{
    public static readonly KeySpec RSA_2048 = new("RSA_2048");
    public static readonly KeySpec RSA_3072 = new("RSA_3072");
    public static readonly KeySpec RSA_4096 = new("RSA_4096");
    public static readonly KeySpec ECC_NIST_P256 = new("ECC_NIST_P256");
    public static readonly KeySpec ECC_NIST_P384 = new("ECC_NIST_P384");
    public static readonly KeySpec ECC_NIST_P521 = new("ECC_NIST_P521");
    public static readonly KeySpec ECC_SECG_P256K1 = new("ECC_SECG_P256K1");
    public static readonly KeySpec SYMMETRIC_DEFAULT = new("SYMMETRIC_DEFAULT");
    public static readonly KeySpec HMAC_224 = new("HMAC_224");
    public static readonly KeySpec HMAC_256 = new("HMAC_256");
    public static readonly KeySpec HMAC_384 = new("HMAC_384");
    public static readonly KeySpec HMAC_512 = new("HMAC_512");
    public static readonly KeySpec SM2 = new("SM2");
    public static readonly KeySpec ML_DSA_44 = new("ML_DSA_44");
    public static readonly KeySpec ML_DSA_65 = new("ML_DSA_65");
    public static readonly KeySpec ML_DSA_87 = new("ML_DSA_87");
    public static readonly KeySpec ECC_NIST_EDWARDS25519 = new("ECC_NIST_EDWARDS25519");

    public static KeySpec FindValue(string value) => FindValue<KeySpec>(value);

    public static implicit operator KeySpec(string value) => FindValue(value);
}
