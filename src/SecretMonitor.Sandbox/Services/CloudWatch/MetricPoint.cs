namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>What CloudWatch keeps of all samples of a metric in a period: enough for every statistic.</summary>
internal sealed class MetricPoint
{
    /// <summary>Further values than these are counted as the nearest ones of two digits.</summary>
    private const int MostExact = 1000;

    private readonly SortedDictionary<double, double> _counts = [];

    public double SampleCount { get; private set; }

    public double Sum { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>
    /// False once a statistic set came in, of which the single samples aren't known: no percentiles then.
    /// </summary>
    public bool KnowsSamples { get; private set; } = true;

    public void Add(double value, double count)
    {
        Include(count, value * count, value, value);
        Count(value, count);
    }

    public void AddSet(double sampleCount, double sum, double minimum, double maximum)
    {
        Include(sampleCount, sum, minimum, maximum);
        KnowsSamples &= sampleCount == 1 || minimum == maximum;
        if (KnowsSamples)
        {
            Count(minimum, sampleCount);
        }
    }

    public void Add(MetricPoint other)
    {
        Include(other.SampleCount, other.Sum, other.Minimum, other.Maximum);
        KnowsSamples &= other.KnowsSamples;
        foreach (var value in other._counts)
        {
            Count(value.Key, value.Value);
        }
    }

    /// <summary>The sample at or below which that share of all samples lies.</summary>
    public double Percentile(double percent)
    {
        var rank = SampleCount * percent / 100;
        var seen = 0.0;
        foreach (var value in _counts)
        {
            seen += value.Value;
            if (seen >= rank)
            {
                return value.Key;
            }
        }

        return Maximum;
    }

    private void Count(double value, double count)
    {
        var key = _counts.Count < MostExact || _counts.ContainsKey(value) ? value : Rounded(value);
        _counts[key] = (_counts.TryGetValue(key, out var before) ? before : 0) + count;
    }

    private static double Rounded(double value)
    {
        if (value == 0)
        {
            return value;
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return Math.Round(value / unit) * unit;
    }

    private void Include(double count, double sum, double minimum, double maximum)
    {
        SampleCount += count;
        Sum += sum;
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }
}
