namespace SecretMonitor.Patterns;

/// <summary>What the presence of a <see cref="Term"/> means.</summary>
public enum TermKind
{
    /// <summary>The message must hold it.</summary>
    Required,

    /// <summary><c>?term</c>: one of them suffices. AWS ignores them beside required and excluded terms.</summary>
    Optional,

    /// <summary><c>-term</c>: the message must not hold it.</summary>
    Excluded,
}
