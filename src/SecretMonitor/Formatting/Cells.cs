using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SecretMonitor.Formatting;

/// <summary>What the cells of the views call: short forms of values for people.</summary>
public static class Cells
{
    private static readonly Regex SecretArn = new(@"^arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:(?<name>.+?)(-[A-Za-z0-9]{6})?$", RegexOptions.CultureInvariant);

    /// <summary>The names of secrets given by ARN.</summary>
    public static string Secrets(object? ids) => Join(Items(ids).Select(Secret));

    /// <summary>Values behind each other.</summary>
    public static string List(object? values) => Join(Items(values));

    /// <summary>The last part of an ARN.</summary>
    public static string Tail(string? arn) => arn is null ? "" : arn.Substring(arn.LastIndexOfAny([':', '/']) + 1);

    /// <summary>Who: the part of a principal's ARN behind the account, such as <c>user/alice</c>.</summary>
    public static string Principal(string? arn) => arn?.Split([':'], 6) is { Length: 6 } parts ? parts[5] : arn ?? "";

    /// <summary>The principals of a backtest and how often, without what stands before the account.</summary>
    public static string Principals(IEnumerable<Detections.DetectedPrincipal> principals) =>
        Join(principals.Select(p => $"{Principal(p.Principal)} ({p.EventCount})"));

    /// <summary>A time in UTC, to the second.</summary>
    public static string Time(DateTimeOffset? time) =>
        time is { } t ? t.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";

    /// <summary>A duration in milliseconds.</summary>
    public static string Milliseconds(TimeSpan duration) =>
        duration.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Tags as <c>k=v; k=v</c>.</summary>
    public static string Tags(IEnumerable<KeyValuePair<string, string>>? tags) =>
        string.Join("; ", (tags ?? []).Select(t => $"{t.Key}={t.Value}"));

    /// <summary>An alarm's state: red, green or yellow where the host shows colours.</summary>
    public static string State(string? state, bool hasColor)
    {
        var color = state switch { "ALARM" => 31, "OK" => 32, _ => 33 };
        return hasColor ? $"\u001b[{color}m{state}\u001b[0m" : state ?? "";
    }

    /// <summary>An amount in USD; empty for none.</summary>
    public static string Cost(decimal amount) =>
        amount == 0 ? "" : amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What differs, one property per line, in full.</summary>
    public static string Differences(IEnumerable<Monitors.MonitorDifference> differences) =>
        string.Join("\n", differences.Select(d => $"{d.Property}: {d.Before} -> {d.After}"));

    /// <summary>The accesses of an explanation, one per line.</summary>
    public static string Accesses(IEnumerable<Trails.SecretAccessEvent> accesses) => string.Join("\n", accesses.Select(a =>
        $"{Time(a.EventTime)} {Principal(a.Principal)} from {a.SourceIPAddress}: {a.Outcome}"));

    private static string Secret(string id) => SecretArn.Match(id) is { Success: true } match ? match.Groups["name"].Value : id;

    private static string Join(IEnumerable<string> values) => string.Join(", ", values);

    private static IEnumerable<string> Items(object? values) => values switch
    {
        null => [],
        string text => [text],
        IEnumerable many => many.Cast<object?>().Where(v => v is not null).Select(v => v!.ToString() ?? ""),
        var one => [one.ToString() ?? ""],
    };
}
