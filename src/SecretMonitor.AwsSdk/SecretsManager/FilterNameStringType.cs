using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>What a filter of secrets looks at.</summary>
public sealed class FilterNameStringType(string value) : ConstantClass(value)
{
    public static readonly FilterNameStringType Description = new("description");
    public static readonly FilterNameStringType Name = new("name");
    public static readonly FilterNameStringType TagKey = new("tag-key");
    public static readonly FilterNameStringType TagValue = new("tag-value");
    public static readonly FilterNameStringType PrimaryRegion = new("primary-region");
    public static readonly FilterNameStringType OwningService = new("owning-service");
    public static readonly FilterNameStringType All = new("all");

    public static FilterNameStringType FindValue(string value) => FindValue<FilterNameStringType>(value);

    public static implicit operator FilterNameStringType(string value) => FindValue(value);
}
