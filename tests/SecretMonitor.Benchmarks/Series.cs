using System.Globalization;

namespace SecretMonitor.Benchmarks;

/// <summary>What was measured over several runs.</summary>
internal sealed class Series(IEnumerable<double> values, string unit = "ms")
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => Quantile(0.5);

    /// <summary>Such as <c>147 ms (140 to 160, 15 runs)</c>: half of the runs lie within the range.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Median:N0} {unit} ({Quantile(0.25):N0} to {Quantile(0.75):N0}, {_sorted.Length} runs)");

    private double Quantile(double part)
    {
        var place = part * (_sorted.Length - 1);
        var (below, above) = (_sorted[(int)Math.Floor(place)], _sorted[(int)Math.Ceiling(place)]);
        return below + ((above - below) * (place - Math.Floor(place)));
    }
}
