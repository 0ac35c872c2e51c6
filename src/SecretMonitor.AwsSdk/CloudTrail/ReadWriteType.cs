using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>Whether a trail records events that read, write or both.</summary>
public sealed class ReadWriteType(string value) : ConstantClass(value)
{
    public static readonly ReadWriteType ReadOnly = new("ReadOnly");
    public static readonly ReadWriteType WriteOnly = new("WriteOnly");
    public static readonly ReadWriteType All = new("All");

    public static ReadWriteType FindValue(string value) => FindValue<ReadWriteType>(value);

    public static implicit operator ReadWriteType(string value) => FindValue(value);
}
