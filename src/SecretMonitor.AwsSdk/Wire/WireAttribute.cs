#nullable enable
namespace SecretMonitor.AwsSdk.Wire;

/// <summary>How a member is named on the wire, where that is not what the service's naming rule makes of it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireAttribute : Attribute
{
    /// <summary>The name of the member; null for the rule's.</summary>
    public string? Name { get; set; }

    /// <summary>The name of a map entry's key in the query protocol.</summary>
    public string MapKey { get; set; } = "key";

    /// <summary>The name of a map entry's value in the query protocol.</summary>
    public string MapValue { get; set; } = "value";
}
