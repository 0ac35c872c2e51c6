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

    /// <summary>When it is raised.</summary>
    public required AlarmThreshold Threshold { get; init; }

    /// <summary>The tags.</summary>
    public required ResourceTags Tags { get; init; }

    private string MetricName => MonitorNames.ForMetric(design.MonitorName, design.Detection);

    private string Description =>
        design.Describe($"Who and from where: Get-SecretAlarmState -AlarmName {Name} -Explain.");

    /// <inheritdoc/>
    public override Task<MonitorChange> PlanAsync(CancellationToken cancellation)
    {
        if (found is null)
        {
            return Task.FromResult(Create($"raised by {design.Detection}"));
        }

        Differences differences = [];
        differences.When(AlarmThreshold.Of(found) != Threshold, "threshold");
        differences.When(
            found.MetricName != MetricName || found.Namespace != MonitorNames.MetricNamespace
            || found.Statistic != Statistic.Sum
            || found.ComparisonOperator != ComparisonOperator.GreaterThanOrEqualToThreshold
            || found.TreatMissingData != MissingIsFine || found.Dimensions is { Count: > 0 },
            "metric");
        differences.When(found.AlarmActions?.Contains(TopicArn) != true, "topic");
        differences.When(found.ActionsEnabled == false, "its actions are disabled");
        differences.When(found.AlarmDescription != Description, "description");
        return Task.FromResult(Compare(differences));
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
            AlarmActions = [TopicArn],
            Tags = Tags.As((key, value) => new Tag { Key = key, Value = value }),
        }, cancellation);
}
