namespace SecretMonitor.Policies;

/// <summary>Where a policy is attached: decides which elements it must have, and how AWS words a refusal.</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user, group or role; has no principal.</summary>
    Identity,

    /// <summary>Attached to a resource (secret, bucket, topic, queue, key); names its principals.</summary>
    Resource,

    /// <summary>A role's trust policy: names who may assume the role; has no resource.</summary>
    Trust,

    /// <summary>Passed when a session is created; limits it.</summary>
    Session,

    /// <summary>A permissions boundary; limits a user or role.</summary>
    Boundary,
}
