namespace SecretMonitor.Policies;

/// <summary>How closely a statement names a caller, from not at all to itself.</summary>
internal enum PrincipalMatch
{
    None,

    /// <summary>By its account.</summary>
    Account,

    /// <summary>By the role of its session.</summary>
    Role,

    /// <summary>By itself, or as anyone.</summary>
    Caller,
}
