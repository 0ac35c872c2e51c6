using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>The former name of the kind of key material.</summary>
public sealed class CustomerMasterKeySpec(string value) : ConstantClass(value)
{
    public static readonly CustomerMasterKeySpec RSA_2048 = new("RSA_2048");
    public static readonly CustomerMasterKeySpec RSA_3072 = new("RSA_3072");
    public static readonly CustomerMasterKeySpec RSA_4096 = new("RSA_4096");
    public static readonly CustomerMasterKeySpec ECC_NIST_P256 = new("ECC_NIST_P256");
    public static readonly CustomerMasterKeySpec ECC_NIST_P384 = new("ECC_NIST_P384");
    public static readonly CustomerMasterKeySpec ECC_NIST_P521 = new("ECC_NIST_P521");
    public static readonly CustomerMasterKeySpec ECC_SECG_P256K1 = new("ECC_SECG_P256K1");
    public static readonly CustomerMasterKeySpec SYMMETRIC_DEFAULT = new("SYMMETRIC_DEFAULT");
    public static readonly CustomerMasterKeySpec HMAC_224 = new("HMAC_224");
    public static readonly CustomerMasterKeySpec HMAC_256 = new("HMAC_256");
    public static readonly CustomerMasterKeySpec HMAC_384 = new("HMAC_384");
    public static readonly CustomerMasterKeySpec HMAC_512 = new("HMAC_512");
    public static readonly CustomerMasterKeySpec SM2 = new("SM2");

    public static CustomerMasterKeySpec FindValue(string value) => FindValue<CustomerMasterKeySpec>(value);

    public static implicit operator CustomerMasterKeySpec(string value) => FindValue(value);
}
