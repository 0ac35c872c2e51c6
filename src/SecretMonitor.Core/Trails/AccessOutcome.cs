namespace SecretMonitor.Trails;

/// <summary>How an access ended.</summary>
public enum AccessOutcome
{
    /// <summary>The value was handed out.</summary>
    Success,

    /// <summary>IAM, a policy or KMS refused.</summary>
    Denied,

    /// <summary>It failed for another reason: no such secret, scheduled for deletion, throttled.</summary>
    Failed,
}
