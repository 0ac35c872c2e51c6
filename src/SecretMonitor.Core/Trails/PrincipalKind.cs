namespace SecretMonitor.Trails;

/// <summary>Who made a call, after CloudTrail's <c>userIdentity.type</c>.</summary>
public enum PrincipalKind
{
    /// <summary>A type that this library does not know, or none.</summary>
    Unknown,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>The root user.</summary>
    Root,

    /// <summary>A service acting for itself.</summary>
    Service,

    /// <summary>A federated session: GetFederationToken, SAML or web identity.</summary>
    Federated,

    /// <summary>Somebody of another account, of whom only the account is known.</summary>
    Account,

    /// <summary>An IAM Identity Center user.</summary>
    IdentityCenterUser,
}
