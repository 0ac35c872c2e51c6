using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>An alarm on one metric.</summary>
internal sealed class MetricAlarm : Alarm
{
    public MetricAlarm(string name, string arn, Structure settings, DateTimeOffset now)
        : base(name, arn, settings, now) => Read(settings);

    public override string Type => "MetricAlarm";

    public MetricIdentity Metric { get; private set; } = null!;

    public Statistic Statistic { get; private set; } = null!;

    public Comparison Comparison { get; private set; } = null!;

    public string? Unit { get; private set; }

    /// <summary>In seconds.</summary>
    public long Period { get; private set; }

    public int EvaluationPeriods { get; private set; }

    /// <summary>M; null where the request named none: M is N then, and reasons are worded otherwise.</summary>
    public int? DatapointsToAlarm { get; private set; }

    public double Threshold { get; private set; }

    public string TreatMissingData { get; private set; } = "missing";

    public override void Configure(Structure settings, DateTimeOffset now)
    {
        base.Configure(settings, now);
        Read(settings);
    }

    public bool Breaches(double value) => Comparison.Holds(value, Threshold);

    /// <summary>Judges the metric as it is now.</summary>
    public AlarmVerdict Evaluate(MetricTable metrics, DateTimeOffset now) => AlarmEvaluation.Judge(
        Range(metrics, now), EvaluationPeriods, DatapointsToAlarm ?? EvaluationPeriods, Breaches, TreatMissingData);

    protected override object? Member(string name) => name == "Dimensions" && !Settings.Has("Metrics")
        ? Metric.DimensionList()
        : base.Member(name);

    /// <summary>
    /// The evaluation range, newest first. Periods slide: they end at the last whole minute, or the last whole period
    /// where that is shorter.
    /// </summary>
    private AlarmPoint[] Range(MetricTable metrics, DateTimeOffset now)
    {
        var count = AlarmEvaluation.RangeOf(EvaluationPeriods);
        var second = now.ToUnixTimeSeconds();
        var end = DateTimeOffset.FromUnixTimeSeconds(second - (second % Math.Min(Period, 60)));
        var start = end.AddSeconds(-Period * count);
        var points = new AlarmPoint[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = new(end.AddSeconds(-Period * (i + 1)), null, 0);
        }

        foreach (var (time, _, point) in metrics.Find(Metric)?.Read(start, end, Period, Unit) ?? [])
        {
            var age = (int)((end - time).TotalSeconds / Period) - 1;
            points[age] = new(time, Statistic.Of(point), point.SampleCount);
        }

        return points;
    }

    /// <summary>
    /// The request was checked before (<see cref="AlarmRequest"/>), so that whatever is read here is there.
    /// </summary>
    private void Read(Structure settings)
    {
        var stat = settings.Parts("Metrics").Select(q => q.Part("MetricStat")).FirstOrDefault();
        Metric = MetricIdentity.Of(stat?.Part("Metric") ?? settings);
        Statistic = Statistic.Find(
            stat?.Text("Stat") ?? settings.Text("Statistic") ?? settings.Required("ExtendedStatistic"))!;
        Unit = (stat ?? settings).Text("Unit");
        Period = (stat ?? settings).Number("Period")!.Value;
        EvaluationPeriods = (int)settings.Number("EvaluationPeriods")!.Value;
        DatapointsToAlarm = (int?)settings.Number("DatapointsToAlarm");
        Threshold = settings.Real("Threshold")!.Value;
        Comparison = Comparison.Find(settings.Required("ComparisonOperator"))!;
        TreatMissingData = settings.Text("TreatMissingData") ?? "missing";
    }
}
