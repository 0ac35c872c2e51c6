namespace SecretMonitor.Secrets;

/// <summary>The rules for a secret's name, and for the suffix that its ARN adds to it.</summary>
public static class SecretName
{
    /// <summary>The longest name that Secrets Manager accepts.</summary>
    public const int MaxLength = 512;

    /// <summary>What a name may consist of, in words for a message.</summary>
    public const string Rule = "1 to 512 letters, digits and /_+=.@-";

    /// <summary>Whether Secrets Manager would accept the name.</summary>
    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= MaxLength } && name.All(c => IsAlphanumeric(c) || "/_+=.@-".IndexOf(c) >= 0);

    /// <summary>
    /// Whether a text ends like a full ARN: hyphen and six letters or digits. A name of this form makes the secret's
    /// partial ARN look like the full ARN of another secret; AWS advises against it.
    /// </summary>
    public static bool EndsLikeArn(string text) =>
        text.Length > 7 && text[text.Length - 7] == '-' && text.Skip(text.Length - 6).All(IsAlphanumeric);

    /// <summary>The text without its last seven characters.</summary>
    public static string WithoutSuffix(string text) => text.Substring(0, text.Length - 7);

    private static bool IsAlphanumeric(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
