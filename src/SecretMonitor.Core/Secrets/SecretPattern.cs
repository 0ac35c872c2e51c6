using System.Text.RegularExpressions;

namespace SecretMonitor.Secrets;

/// <summary>
/// The rules for a name pattern: <c>prod/*</c> is every secret whose name begins so, those to come included; <c>*</c>
/// stands for any run of characters, <c>/</c> too, and <c>*</c> alone for every secret that is read.
/// </summary>
/// <remarks>
/// Callers name a secret by its name, its ARN, or its ARN with a suffix of six random letters and digits. A pattern must
/// meet all three and nothing else, in languages that know one wildcard: that is what the rules are for.
/// </remarks>
public static class SecretPattern
{
    /// <summary>What a pattern may be, for messages.</summary>
    public const string Rule = "letters, digits and /_+=.@- with * for any characters, * at the end";

    private static readonly Regex SuffixBegins = new(@"-[A-Za-z0-9]{0,6}\*\z", RegexOptions.CultureInvariant);

    private static readonly Regex PartOfSuffix = new(@"\*[A-Za-z0-9]{0,6}\*\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a text is meant as a pattern: names of secrets have no asterisk.</summary>
    public static bool IsMeant(string? text) => text is not null && text.IndexOf('*') >= 0;

    /// <summary>Why no filter or rule could be made of a name pattern; null if one can.</summary>
    public static string? ProblemOf(string pattern)
    {
        string prefix = pattern.Split('*')[0];
        return pattern == "*" ? null
            : !SecretName.IsValid(pattern.Replace("*", "x")) ? $"it must consist of {Rule}"
            : !pattern.EndsWith("*", StringComparison.Ordinal)
                ? "it must end in *: the ARN of a secret ends in six random characters, which no filter tells from a name"
            : prefix.Length == 0
                ? "it must begin with letters: what follows the * is searched in the whole ARN, where region and account "
                    + "stand too (* alone is every secret)"
            : "arn:".StartsWith(prefix, StringComparison.Ordinal) ? $"'{prefix}*' would meet every ARN: name more letters"
            : PartOfSuffix.IsMatch(pattern) || (prefix.Length < pattern.Length - 1 && SuffixBegins.IsMatch(pattern))
                ? "what stands between the last two * would be found in the random suffix of other secrets' ARNs: end it "
                    + "with a character that no suffix has, such as /"
            : null;
    }

    /// <summary>
    /// The secret that a pattern meets beyond its meaning, when a caller gives its full ARN: <c>app-*</c> meets
    /// <c>secret:app-a1B2c3</c>, the secret <c>app</c>. Null where there is none.
    /// </summary>
    public static string? AlsoMeets(string pattern) =>
        SuffixBegins.Match(pattern) is { Success: true, Index: > 0 } suffix ? pattern.Substring(0, suffix.Index) : null;
}
