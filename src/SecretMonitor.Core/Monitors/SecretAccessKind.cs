namespace SecretMonitor.Monitors;

/// <summary>As who, or as what, a probe reads.</summary>
public enum SecretAccessKind
{
    /// <summary>As a program: GetSecretValue of each secret.</summary>
    Single,

    /// <summary>As an intruder who saves calls: BatchGetSecretValue of up to 20 secrets.</summary>
    Batch,

    /// <summary>As an intruder in a hurry: ListSecrets, then GetSecretValue of everything at once.</summary>
    Burst,

    /// <summary>As a person at the console: what its page asks for, with a browser's user agent.</summary>
    Console,

    /// <summary>As somebody who may not: with temporary credentials that are denied everything.</summary>
    Denied,
}
