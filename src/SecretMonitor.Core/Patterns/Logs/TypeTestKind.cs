namespace SecretMonitor.Patterns;

/// <summary>What a JSON filter pattern can ask of a property besides its text or number.</summary>
public enum TypeTestKind
{
    /// <summary><c>IS NULL</c></summary>
    IsNull,

    /// <summary><c>IS TRUE</c></summary>
    IsTrue,

    /// <summary><c>IS FALSE</c></summary>
    IsFalse,

    /// <summary><c>NOT EXISTS</c></summary>
    NotExists,
}
