using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SecretMonitor.Monitors;

/// <summary>
/// The names of everything that is created: deterministic, so that AWS itself is the state, and short enough for the
/// tightest limit, EventBridge's 64 characters for a rule: <c>SecretMonitor-MONITOR-DETECTION[-PART]</c>.
/// </summary>
public static class MonitorNames
{
    /// <summary>How every name begins.</summary>
    public const string Prefix = "SecretMonitor-";

    /// <summary>The tag on everything that is created; its value is the monitor's name.</summary>
    public const string TagKey = "SecretMonitor";

    /// <summary>The tag's value on what all monitors of an account and region share.</summary>
    public const string FoundationTag = "foundation";

    /// <summary>The namespace of the metrics.</summary>
    public const string MetricNamespace = "SecretMonitor";

    /// <summary>The trail of the foundation.</summary>
    public const string Trail = "SecretMonitor";

    /// <summary>The log group of the foundation.</summary>
    public const string LogGroup = "SecretMonitor/CloudTrail";

    /// <summary>The longest monitor name.</summary>
    public const int MaximumLength = 28;

    /// <summary>What a monitor's name may be, for messages.</summary>
    public const string Legal = "1 to 28 letters, digits, '-' and '_', beginning with a letter or digit, and not 'foundation'";

    private static readonly Regex NamePattern = new(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,27}\z", RegexOptions.CultureInvariant);

    private static readonly Regex PartName = new(
        @"\ASecretMonitor-(?<monitor>[A-Za-z0-9][A-Za-z0-9_-]{0,27})-(?<detection>[A-Za-z]+)(-(?<part>[2-9]|[1-9][0-9]{1,2}))?\z",
        RegexOptions.CultureInvariant);

    /// <summary>Whether a person may call a monitor so.</summary>
    public static bool IsValid(string name) =>
        NamePattern.IsMatch(name) && !name.Equals(FoundationTag, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The name of the monitor of these secrets (names or patterns): the secret's own name where it can serve; otherwise
    /// its beginning and a hash, so that two different secrets never share a monitor.
    /// </summary>
    public static string ForSecrets(IEnumerable<string> secretNames)
    {
        var names = secretNames.Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToList();
        var readable = Regex.Replace(names[0].Replace("*", "all"), "[^A-Za-z0-9_-]", "-").TrimStart('-', '_');
        if (names.Count == 1 && readable == names[0] && IsValid(readable))
        {
            return readable;
        }

        var hash = Hash(string.Join("\n", names));
        var room = MaximumLength - hash.Length - 1;
        readable = readable.Length > room ? readable.Substring(0, room) : readable;
        return readable.Length == 0 ? hash : $"{readable}-{hash}";
    }

    /// <summary>The alarm, metric filter or rule of a detection; parts from 2 are what did not fit into one pattern.</summary>
    public static string ForDetection(string monitor, string detection, int part = 1) =>
        part == 1 ? $"{Prefix}{monitor}-{detection}" : $"{Prefix}{monitor}-{detection}-{part}";

    /// <summary>The metric of a detection.</summary>
    public static string ForMetric(string monitor, string detection) => $"{monitor}-{detection}";

    /// <summary>The monitor's topic.</summary>
    public static string ForTopic(string monitor) => Prefix + monitor;

    /// <summary>The foundation's bucket: names are global, so account and region are part of it.</summary>
    public static string ForBucket(string accountId, string region) => $"secretmonitor-{accountId}-{region}";

    /// <summary>The role by which CloudTrail writes to the log group: IAM is global, so the region is part of it.</summary>
    public static string ForRole(string region) => $"{Prefix}CloudTrail-{region}";

    /// <summary>Reads monitor and detection off the name of an alarm, filter or rule.</summary>
    public static bool TryParse(string? name, out string monitor, out string detection)
    {
        var match = PartName.Match(name ?? "");
        (monitor, detection) = (match.Groups["monitor"].Value, match.Groups["detection"].Value);
        return match.Success;
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(4).Select(b => b.ToString("x2")));
    }
}
