using Amazon.Runtime;

namespace Amazon.SecretsManager;

/// <summary>What a list of secrets is sorted by.</summary>
public sealed class SortByType(string value) : ConstantClass(value)
{
    public static readonly SortByType CreatedDate = new("created-date");
    public static readonly SortByType LastAccessedDate = new("last-accessed-date");
    public static readonly SortByType LastChangedDate = new("last-changed-date");
    public static readonly SortByType Name = new("name");

    public static SortByType FindValue(string value) => FindValue<SortByType>(value);

    public static implicit operator SortByType(string value) => FindValue(value);
}
