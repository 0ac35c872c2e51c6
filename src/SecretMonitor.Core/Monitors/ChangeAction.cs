namespace SecretMonitor.Monitors;

/// <summary>What a plan does to a resource.</summary>
public enum ChangeAction
{
    /// <summary>It does not exist and is created.</summary>
    Create,

    /// <summary>It is ours and differs from what was asked.</summary>
    Update,

    /// <summary>It is ours and as it should be.</summary>
    Keep,

    /// <summary>It was there before us and is used; it is never deleted, and gets at most our statement.</summary>
    Adopt,

    /// <summary>It is ours and is deleted.</summary>
    Delete,
}
