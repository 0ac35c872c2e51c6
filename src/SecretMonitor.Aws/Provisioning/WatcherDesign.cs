using System.Globalization;
using System.Text.RegularExpressions;
using SecretMonitor.Detections;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// What the alarm, the metric filters and the rules of one detection have in common. The scope is asked for anew each
/// time: a secret that is created with the monitor has its ARN only then.
/// </summary>
internal sealed class WatcherDesign(
    MonitorDesign monitor, Detection detection, Func<IReadOnlyList<SecretReference>, DetectionScope> scope)
{
    // Rules allow 512 characters, and names of secrets are long.
    private const int LongestList = 200;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly Regex Sentence = new(
        @"Part of monitor \S+?( \(since (?<since>\S+)\))?: (?<detections>[\w ,]+) by (?<routes>[\w ,]+)\.", RegexOptions.CultureInvariant);

    private IReadOnlyList<SecretReference> _lastSecrets = [];
    private ScopedDetection? _last;

    /// <summary>The monitor.</summary>
    public string MonitorName => monitor.MonitorName;

    /// <summary>The detection's name.</summary>
    public string Detection => detection.Name;

    /// <summary>How many matching records it takes; null where each is worth an alert.</summary>
    public Burst? Burst => detection.Burst;

    /// <summary>Patterns and message for the secrets as they are now known.</summary>
    public ScopedDetection Scoped
    {
        get
        {
            var secrets = monitor.Secrets.Select(s => s.Reference).ToList();
            if (_last is null || !secrets.SequenceEqual(_lastSecrets))
            {
                (_lastSecrets, _last) = (secrets, detection.For(scope(secrets)));
            }

            return _last;
        }
    }

    /// <summary>The description for people; it also says what the whole monitor is to be.</summary>
    public string Describe(string advice = "")
    {
        var secrets = string.Join(", ", monitor.Secrets.Select(s => s.Name));
        secrets = secrets.Length > LongestList ? secrets.Substring(0, LongestList) + "..." : secrets;
        var (detections, routes) = (string.Join(", ", monitor.Detections), string.Join(", ", monitor.Routes));
        string[] sentences =
        [
            $"{detection.Summary} Watched: {secrets}.",
            advice,
            $"Part of monitor {MonitorName}{Since}: {detections} by {routes}.",
        ];
        return string.Join(" ", sentences.Where(s => s.Length > 0));
    }

    /// <summary>Reads back since when there is the monitor; null where the text does not say so.</summary>
    public static DateTimeOffset? ReadSince(string? description) =>
        DateTimeOffset.TryParseExact(
            Sentence.Match(description ?? "").Groups["since"].Value, TimeFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var since)
            ? since
            : null;

    /// <summary>Reads back what the whole monitor is to be; null where the text is none of ours.</summary>
    public static (IReadOnlyList<string> Detections, IReadOnlyList<MonitorRoute> Routes)? Read(string? description)
    {
        var match = Sentence.Match(description ?? "");
        if (!match.Success)
        {
            return null;
        }

        var routes = Split(match.Groups["routes"].Value)
            .Select(r => Enum.TryParse(r, out MonitorRoute route) ? route : (MonitorRoute?)null)
            .OfType<MonitorRoute>().ToList();
        return (Split(match.Groups["detections"].Value), routes);
    }

    private string Since => monitor.Since is { } since
        ? $" (since {since.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)})"
        : "";

    private static List<string> Split(string list) =>
        list.Split([", "], StringSplitOptions.RemoveEmptyEntries).ToList();
}
