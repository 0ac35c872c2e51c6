using System.Text.RegularExpressions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Names with wildcards, as PowerShell has them: <c>*</c>, <c>?</c>, <c>[a-z]</c>, without regard to case.
/// </summary>
internal sealed class NamePattern
{
    private static readonly char[] Wildcards = ['*', '?', '['];

    private readonly IReadOnlyList<string> _patterns;
    private readonly List<Regex> _expressions;

    /// <summary>Any of these; all names where there is none.</summary>
    public NamePattern(IReadOnlyList<string> patterns)
    {
        _patterns = patterns;
        const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
        _expressions = patterns.Select(p => new Regex(Expression(p), Options)).ToList();
    }

    /// <summary>The one name that is meant, if it is one and has no wildcards.</summary>
    public string? OnlyName => _patterns.Count == 1 && _patterns[0].IndexOfAny(Wildcards) < 0 ? _patterns[0] : null;

    /// <summary>Whether a name is meant.</summary>
    public bool Matches(string name) => _expressions.Count == 0 || _expressions.Any(e => e.IsMatch(name));

    private static string Expression(string pattern)
    {
        // Regex.Escape leaves ']' and '-' as they are, so a set survives when its bracket is opened again.
        var escaped = Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".");
        return pattern.IndexOf(']') > pattern.IndexOf('[') && pattern.IndexOf('[') >= 0
            ? $@"\A{escaped.Replace("\\[", "[")}\z"
            : $@"\A{escaped}\z";
    }
}
