using SecretMonitor.Patterns;

namespace SecretMonitor.Detections;

/// <summary>Text in which <c>*</c> is any run of characters, as filter patterns have it.</summary>
internal static class TextPattern
{
    public static bool Matches(string pattern, string text) => WildcardText.WithoutEscapes(pattern).Matches(text);

    /// <summary>
    /// The plainest matcher: wildcards proper are scarce in event patterns (30 rules of a bus), prefixes and suffixes
    /// are not.
    /// </summary>
    public static ValueMatcher ToMatcher(string pattern) => KindOf(pattern) switch
    {
        Kind.Any => ValueMatcher.Exists(true),
        Kind.Text => ValueMatcher.Exactly(pattern),
        Kind.Prefix => ValueMatcher.Prefix(pattern.Substring(0, pattern.Length - 1)),
        Kind.Suffix => ValueMatcher.Suffix(pattern.Substring(1)),
        _ => Wildcard(pattern),
    };

    /// <summary>Matchers all of one kind, as <c>anything-but</c> demands.</summary>
    public static ValueMatcher[] ToMatchersOfOneKind(IReadOnlyList<string> patterns) =>
        patterns.Select(KindOf).Distinct().Count() == 1
            ? [.. patterns.Select(ToMatcher)]
            : [.. patterns.Select(Wildcard)];

    /// <summary>Whether an event pattern has no plainer operator for it.</summary>
    public static bool IsWildcard(string pattern) => KindOf(pattern) == Kind.Wildcard;

    /// <summary>Whether the text is how a value begins.</summary>
    public static bool IsPrefix(string pattern) => KindOf(pattern) == Kind.Prefix;

    private static ValueMatcher Wildcard(string pattern) => ValueMatcher.Wildcard(pattern.Replace(@"\", @"\\"));

    private static Kind KindOf(string pattern)
    {
        int first = pattern.IndexOf('*');
        return first < 0 ? Kind.Text
            : pattern == "*" ? Kind.Any
            : pattern.Length > 1 && first == pattern.Length - 1 ? Kind.Prefix
            : pattern.Length > 1 && first == 0 && pattern.LastIndexOf('*') == 0 ? Kind.Suffix
            : Kind.Wildcard;
    }

    private enum Kind
    {
        Any,
        Text,
        Prefix,
        Suffix,
        Wildcard,
    }
}
