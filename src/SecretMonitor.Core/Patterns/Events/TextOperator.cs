namespace SecretMonitor.Patterns;

/// <summary>The operators of event patterns on text.</summary>
internal enum TextOperator
{
    Exactly,
    Prefix,
    PrefixIgnoreCase,
    Suffix,
    SuffixIgnoreCase,
    EqualsIgnoreCase,
    Wildcard,
}
