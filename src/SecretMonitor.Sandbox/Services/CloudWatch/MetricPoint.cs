namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>What CloudWatch keeps of all samples of a metric in a period: enough for every statistic.</summary>
internal sealed class MetricPoint
{
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
        _counts[value] = (_counts.TryGetValue(value, out var before) ? before : 0) + count;
    }

    public void AddSet(double sampleCount, double sum, double minimum, double maximum)
    {
        Include(sampleCount, sum, minimum, maximum);
        KnowsSamples &= sampleCount == 1 || minimum == maximum;
        if (KnowsSamples)
        {
            _counts[minimum] = (_counts.TryGetValue(minimum, out var before) ? before : 0) + sampleCount;
        }
    }

    public void Add(MetricPoint other)
    {
        Include(other.SampleCount, other.Sum, other.Minimum, other.Maximum);
        KnowsSamples &= other.KnowsSamples;
        foreach (var value in other._counts)
        {
            _counts[value.Key] = (_counts.TryGetValue(value.Key, out var before) ? before : 0) + value.Value;
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

    private void Include(double count, double sum, double minimum, double maximum)
    {
        SampleCount += count;
        Sum += sum;
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }
}
