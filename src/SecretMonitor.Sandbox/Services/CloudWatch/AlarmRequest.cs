using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>What CloudWatch demands of PutMetricAlarm and PutCompositeAlarm beyond the shapes of the model.</summary>
internal static class AlarmRequest
{
    private const long ShortSpan = 86_400;
    private const long LongSpan = 604_800;

    private static readonly string[] PlainMembers =
        ["MetricName", "Namespace", "Period", "Statistic", "ExtendedStatistic", "Dimensions"];

    private static readonly string[] Treatments = ["breaching", "notBreaching", "ignore", "missing"];
    private static readonly string[] Low = ["evaluate", "ignore"];

    public static void CheckMetricAlarm(Structure input, string region)
    {
        var stat = CheckedMetric(input);
        var period = stat.Number("Period") ?? throw Faults.Missing("The parameter Period is required.");
        if (period is not (10 or 20 or 30) && period % 60 != 0)
        {
            throw Faults.InvalidValue("Period must be 10, 20, 30 or a multiple of 60");
        }

        var periods = input.Number(
            "EvaluationPeriods") ?? throw Faults.Missing("The parameter EvaluationPeriods is required.");
        var span = period < 3600 ? ShortSpan : LongSpan;
        if (periods * period > span)
        {
            throw Faults.InvalidCombination(
                $"Metrics cannot be checked across more than {(span == ShortSpan ? "a day" : "seven days")} "
                + $"(EvaluationPeriods * Period must be <= {span}).");
        }

        if (input.Number("DatapointsToAlarm") > periods)
        {
            throw Faults.Invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
        }

        if (input.Text("ComparisonOperator") is not { } comparison)
        {
            throw Faults.Missing("The parameter ComparisonOperator is required.");
        }

        if (Comparison.Find(comparison) is null || input.Has("ThresholdMetricId"))
        {
            throw Faults.Invalid("The sandbox has no anomaly detection bands to compare with.");
        }

        if (input.Real("Threshold") is not { } threshold || double.IsNaN(threshold) || double.IsInfinity(threshold))
        {
            throw Faults.Missing("The parameter Threshold is required.");
        }

        CheckWord(input, "TreatMissingData", Treatments);
        CheckWord(input, "EvaluateLowSampleCountPercentile", Low);
        CheckActions(input, region);
    }

    public static void CheckActions(Structure input, string region)
    {
        foreach (var action in input.Texts("OKActions")
            .Concat(input.Texts("AlarmActions")).Concat(input.Texts("InsufficientDataActions")))
        {
            if (!Arn.TryParse(action, out var arn))
            {
                throw Faults.Invalid($"Invalid arn syntax: {action}");
            }

            if (arn.Region != region && arn.Region.Length > 0 && arn.Service != "automate")
            {
                throw Faults.Invalid($"Invalid region {arn.Region} specified. Only {region} is supported.");
            }
        }
    }

    /// <summary>The part that names metric, period and statistic: the request itself or its one metric query.</summary>
    private static Structure CheckedMetric(Structure input)
    {
        var queries = input.Parts("Metrics");
        if (queries.Count == 0)
        {
            foreach (var name in new[] { "MetricName", "Namespace" }.Where(n => !input.Has(n)))
            {
                throw Faults.Missing($"The parameter {name} is required.");
            }

            if (input.Has("Statistic") == input.Has("ExtendedStatistic"))
            {
                throw input.Has("Statistic")
                    ? Faults.InvalidCombination("Parameters Statistic and ExtendedStatistic are mutually exclusive.")
                    : Faults.Missing("Either Statistic or ExtendedStatistic must be specified.");
            }

            CheckStatistic(input.Text("Statistic") ?? input.Required("ExtendedStatistic"));
            return input;
        }

        if (Array.Exists(PlainMembers, input.Has))
        {
            throw Faults.InvalidCombination(
                "Metrics can't be combined with MetricName, Namespace, Period, Statistic or Dimensions.");
        }

        if (queries.Count > 1 || queries[0].Part("MetricStat") is not { } stat)
        {
            throw Faults.Invalid("The sandbox computes no metric math: Metrics must hold one MetricStat.");
        }

        _ = MetricIdentity.Of(stat.Part("Metric")!);
        CheckStatistic(stat.Required("Stat"));
        return stat;
    }

    private static void CheckStatistic(string name)
    {
        if (Statistic.Find(name) is null)
        {
            throw Faults.InvalidValue($"The value {name} for parameter ExtendedStatistic is not supported.");
        }
    }

    private static void CheckWord(Structure input, string name, string[] words)
    {
        if (input.Text(name) is { } word && Array.IndexOf(words, word) < 0)
        {
            throw Faults.Invalid($"{name} must be one of [{string.Join(", ", words)}]");
        }
    }
}
