namespace SecretMonitor.Sandbox.Authentication;

/// <summary>What kind of principal a caller is.</summary>
internal enum CallerKind
{
    Root,
    User,
    AssumedRole,

    /// <summary>A session of a user, or of root, with a name of its own and no more rights than are passed with it.</summary>
    FederatedUser,

    /// <summary>No signature: only what a policy grants to everybody, and SNS's confirmation links.</summary>
    Anonymous,
}
