using System.Management.Automation;

namespace PesterRunner;

/// <summary><c>-like</c>.</summary>
internal static class Wildcard
{
    public static bool Matches(object? value, object? pattern, bool caseSensitive = false) =>
        WildcardPattern.Get(Text(pattern), caseSensitive ? WildcardOptions.None : WildcardOptions.IgnoreCase)
            .IsMatch(Text(value));

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
