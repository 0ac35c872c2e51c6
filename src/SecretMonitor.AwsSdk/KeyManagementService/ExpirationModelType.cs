using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>What happens to imported key material.</summary>
public sealed class ExpirationModelType(string value) : ConstantClass(value)
{
    public static readonly ExpirationModelType KEY_MATERIAL_EXPIRES = new("KEY_MATERIAL_EXPIRES");
    public static readonly ExpirationModelType KEY_MATERIAL_DOES_NOT_EXPIRE = new("KEY_MATERIAL_DOES_NOT_EXPIRE");

    public static ExpirationModelType FindValue(string value) => FindValue<ExpirationModelType>(value);

    public static implicit operator ExpirationModelType(string value) => FindValue(value);
}
