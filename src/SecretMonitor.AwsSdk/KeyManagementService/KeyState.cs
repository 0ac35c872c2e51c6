using Amazon.Runtime;

namespace Amazon.KeyManagementService;

/// <summary>Whether a key can be used.</summary>
public sealed class KeyState(string value) : ConstantClass(value)
{
    public static readonly KeyState Creating = new("Creating");
    public static readonly KeyState Enabled = new("Enabled");
    public static readonly KeyState Disabled = new("Disabled");
    public static readonly KeyState PendingDeletion = new("PendingDeletion");
    public static readonly KeyState PendingImport = new("PendingImport");
    public static readonly KeyState PendingReplicaDeletion = new("PendingReplicaDeletion");
    public static readonly KeyState Unavailable = new("Unavailable");
    public static readonly KeyState Updating = new("Updating");

    public static KeyState FindValue(string value) => FindValue<KeyState>(value);

    public static implicit operator KeyState(string value) => FindValue(value);
}
