using Amazon.CloudWatch.Model;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>When an alarm is raised: so many events in so many of so many periods.</summary>
internal sealed record AlarmThreshold(double Events, int Period, int EvaluationPeriods, int DatapointsToAlarm)
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    /// <summary>What was asked for; where it was not, what is deployed; where nothing is, the default.</summary>
    /// <exception cref="SecretMonitorException">InvalidParameterValue: CloudWatch takes no such alarm.</exception>
    public static AlarmThreshold For(MonitorSpec spec, AlarmThreshold? deployed)
    {
        AlarmThreshold wanted = new(
            spec.Threshold ?? deployed?.Events ?? MonitorDefaults.Threshold,
            spec.Period ?? deployed?.Period ?? MonitorDefaults.Period,
            spec.EvaluationPeriods ?? deployed?.EvaluationPeriods ?? MonitorDefaults.EvaluationPeriods,
            spec.DatapointsToAlarm ?? deployed?.DatapointsToAlarm ?? MonitorDefaults.DatapointsToAlarm);
        if (wanted.DatapointsToAlarm > wanted.EvaluationPeriods)
        {
            throw ErrorCatalog.InvalidParameterValue(
                "DatapointsToAlarm", wanted.DatapointsToAlarm, $"at most -EvaluationPeriods ({wanted.EvaluationPeriods})");
        }

        // PutMetricAlarm: a day, or a week of periods of an hour and more.
        var most = (wanted.Period < Hour ? Day : 7 * Day) / wanted.Period;
        return wanted.EvaluationPeriods <= most
            ? wanted
            : throw ErrorCatalog.InvalidParameterValue(
                "EvaluationPeriods", wanted.EvaluationPeriods, $"at most {most} periods of {wanted.Period} seconds");
    }

    /// <summary>What is deployed.</summary>
    public static AlarmThreshold Of(MetricAlarm alarm) => new(
        alarm.Threshold ?? 0, alarm.Period ?? 0, alarm.EvaluationPeriods ?? 0,
        alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 0);
}
