namespace SecretMonitor.Sandbox.Authentication;

/// <summary>What kind of principal a caller is.</summary>
internal enum CallerKind
{
    Root,
    User,
    AssumedRole,

    /// <summary>No signature: only what a policy grants to everybody, and SNS's confirmation links.</summary>
    Anonymous,
}
