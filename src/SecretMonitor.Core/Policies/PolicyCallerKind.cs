namespace SecretMonitor.Policies;

/// <summary>What kind of principal makes a request.</summary>
public enum PolicyCallerKind
{
    /// <summary>No credentials.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>A federated user session (GetFederationToken).</summary>
    FederatedUser,

    /// <summary>An AWS service acting for itself.</summary>
    Service,
}
