using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>The alarm of a detection.</summary>
internal sealed class AlarmResource(AwsSession session, WatcherDesign design, MetricAlarm? found) : Resource(session)
{
    // Minutes without any read have no data, and that is fine.
    private const string MissingIsFine = "notBreaching";

    /// <inheritdoc/>
    public override string Kind => "alarm";

    /// <inheritdoc/>
    public override string Name { get; } = MonitorNames.ForDetection(design.MonitorName, design.Detection);

    /// <summary>The topic that it notifies.</summary>
    public required string TopicArn { get; init; }

    /// <summary>The topic that it notified until now; other actions than this one stay.</summary>
    public string? FormerTopicArn { get; init; }

    /// <summary>When it is raised.</summary>
    public required AlarmThreshold Threshold { get; init; }

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    /// <inheritdoc/>
    protected override decimal Price => MonthlyCost.Alarm;

    private string MetricName => MonitorNames.ForMetric(design.MonitorName, design.Detection);

    // The threshold is said too, so that a later change of the alarm is told from what was asked for.
    private string Description => design.Describe(
        $"Raised by {Threshold}. Who and from where: Get-SecretAlarmState -AlarmName {Name} -Explain.");

    /// <inheritdoc/>
    public override async Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (found is null)
        {
            return Create($"raised by {design.Detection}");
        }

        Differences differences = [];
        differences.Compare("threshold", AlarmThreshold.Of(found), Threshold);
        differences.Compare(
            "metric", $"{found.Namespace}/{found.MetricName}", $"{MonitorNames.MetricNamespace}/{MetricName}");
        differences.Compare("dimensions", DimensionsOf(found), "");
        differences.Compare("unit", found.Unit?.Value, null);
        differences.Compare("statistic", found.Statistic?.Value ?? found.ExtendedStatistic, Statistic.Sum.Value);
        differences.Compare(
            "comparison", found.ComparisonOperator?.Value, ComparisonOperator.GreaterThanOrEqualToThreshold.Value);
        differences.Compare("missing data", found.TreatMissingData, MissingIsFine);
        differences.When(
            !found.AlarmActions.Or().Contains(TopicArn), "actions", string.Join(", ", found.AlarmActions.Or()), TopicArn);
        differences.When(found.ActionsEnabled == false, "actions enabled", false, true);
        differences.CompareDescription(found.AlarmDescription, Description);
        return await CompareAsync(
            differences, design.MonitorName, () => new TagReader(Session).OfAlarmAsync(found.AlarmArn, cancellation))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task ApplyAsync(bool isNew, CancellationToken cancellation) =>
        Session.CloudWatch.PutMetricAlarmAsync(new()
        {
            AlarmName = Name,
            AlarmDescription = Description,
            Namespace = MonitorNames.MetricNamespace,
            MetricName = MetricName,
            Statistic = Statistic.Sum,
            Period = Threshold.Period,
            EvaluationPeriods = Threshold.EvaluationPeriods,
            DatapointsToAlarm = Threshold.DatapointsToAlarm,
            Threshold = Threshold.Events,
            ComparisonOperator = ComparisonOperator.GreaterThanOrEqualToThreshold,
            TreatMissingData = MissingIsFine,
            ActionsEnabled = true,
            AlarmActions =
                [TopicArn, .. found?.AlarmActions.Or().Where(a => a != TopicArn && a != FormerTopicArn) ?? []],
            OKActions = found?.OKActions,
            InsufficientDataActions = found?.InsufficientDataActions,
            Tags = Tags.As((key, value) => new Tag { Key = key, Value = value }),
        }, cancellation);

    private static string DimensionsOf(MetricAlarm alarm) =>
        string.Join(", ", alarm.Dimensions.Or().Select(d => $"{d.Name}={d.Value}"));
}
