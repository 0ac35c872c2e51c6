namespace SecretMonitor.Permissions;

/// <summary>What the holder of a policy may do; several may be combined.</summary>
[Flags]
public enum PolicyPurpose
{
    /// <summary>Makes a monitor, brings it up to date and changes it: <c>New-SecretMonitor</c>, <c>Set-SecretMonitor</c>.</summary>
    Create = 1,

    /// <summary>Reads the value of the secrets: <c>Invoke-SecretAccess</c>.</summary>
    Access = 2,

    /// <summary>Sees the monitor, its alarms and who caused them, and changes nothing: the commands with <c>Get</c>.</summary>
    Read = 4,

    /// <summary>Takes the monitor down: <c>Remove-SecretMonitor</c>.</summary>
    Remove = 8,
}
