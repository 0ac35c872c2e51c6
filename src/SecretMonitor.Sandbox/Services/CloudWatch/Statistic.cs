using System.Globalization;
using System.Text.RegularExpressions;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>A statistic: one of the five plain ones, or a percentile such as <c>p99.9</c>.</summary>
internal sealed class Statistic
{
    private static readonly Regex PercentileName = new(
        @"^p(?<percent>\d{1,2}(\.\d{1,10})?|100)$", RegexOptions.CultureInvariant);

    private readonly Func<MetricPoint, double?> _read;

    private Statistic(string name, Func<MetricPoint, double?> read) => (Name, _read) = (name, read);

    public string Name { get; }

    /// <summary>The statistic of a name; null where the name is none that the sandbox computes.</summary>
    public static Statistic? Find(string name) => name switch
    {
        "SampleCount" => new(name, p => p.SampleCount),
        "Sum" => new(name, p => p.Sum),
        "Average" => new(name, p => p.Sum / p.SampleCount),
        "Minimum" => new(name, p => p.Minimum),
        "Maximum" => new(name, p => p.Maximum),
        _ when PercentileName.Match(name) is { Success: true } match =>
            new(name, Percentile(double.Parse(match.Groups["percent"].Value, CultureInfo.InvariantCulture))),
        _ => null,
    };

    /// <summary>The value; null where it can't be told: a percentile of statistic sets.</summary>
    public double? Of(MetricPoint point) => _read(point);

    private static Func<MetricPoint, double?> Percentile(double percent) =>
        p => p.KnowsSamples ? p.Percentile(percent) : null;
}
