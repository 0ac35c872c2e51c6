namespace SecretMonitor.Policies;

/// <summary>How a request was decided.</summary>
public enum DecisionOutcome
{
    /// <summary>A policy allows it, none denies it.</summary>
    Allowed,

    /// <summary>No policy that would have to allow it does.</summary>
    ImplicitDeny,

    /// <summary>A statement denies it.</summary>
    ExplicitDeny,
}
