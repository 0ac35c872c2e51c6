using System.Collections;
using System.Text.RegularExpressions;

namespace SecretMonitor.Completers;

/// <summary>Completes a credential profile: the sections of the shared credentials and configuration files.</summary>
public sealed class ProfileCompleter : CompleterBase
{
    private static readonly Regex Section = new(@"^\s*\[\s*(?:profile\s+)?(?<name>[^\]]+?)\s*\]", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, string>> Candidates(IDictionary bound) =>
        Files(bound["ProfileLocation"] as string)
            .Where(File.Exists)
            .SelectMany(file => File.ReadLines(file).Select(line => (file, Match: Section.Match(line))))
            .Where(s => s.Match.Success && !s.Match.Groups["name"].Value.StartsWith("sso-session ", StringComparison.Ordinal))
            .GroupBy(s => s.Match.Groups["name"].Value)
            .Select(s => new KeyValuePair<string, string>(s.Key, "profile in " + string.Join(", ", s.Select(f => f.file).Distinct())));

    private static IEnumerable<string> Files(string? location)
    {
        if (location is not null)
        {
            return [location];
        }

        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        return
        [
            Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(folder, "credentials"),
            Environment.GetEnvironmentVariable("AWS_CONFIG_FILE") ?? Path.Combine(folder, "config"),
        ];
    }
}
