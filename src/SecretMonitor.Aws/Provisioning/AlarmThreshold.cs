using Amazon.CloudWatch.Model;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>When an alarm is raised: so many events in so many of so many periods.</summary>
internal sealed record AlarmThreshold(double Events, int Period, int EvaluationPeriods, int DatapointsToAlarm)
{
    /// <summary>What was asked for; where it was not, what is deployed; where nothing is, the default.</summary>
    public static AlarmThreshold For(MonitorSpec spec, AlarmThreshold? deployed) => new(
        spec.Threshold ?? deployed?.Events ?? MonitorDefaults.Threshold,
        spec.Period ?? deployed?.Period ?? MonitorDefaults.Period,
        spec.EvaluationPeriods ?? deployed?.EvaluationPeriods ?? MonitorDefaults.EvaluationPeriods,
        spec.DatapointsToAlarm ?? deployed?.DatapointsToAlarm ?? MonitorDefaults.DatapointsToAlarm);

    /// <summary>What is deployed.</summary>
    public static AlarmThreshold Of(MetricAlarm alarm) => new(
        alarm.Threshold ?? 0, alarm.Period ?? 0, alarm.EvaluationPeriods ?? 0,
        alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 0);
}
