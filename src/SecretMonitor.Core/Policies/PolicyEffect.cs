namespace SecretMonitor.Policies;

/// <summary>What a policy statement does to the requests that it applies to.</summary>
public enum PolicyEffect
{
    /// <summary>Grants them.</summary>
    Allow,

    /// <summary>Refuses them, whatever else allows them.</summary>
    Deny,
}
