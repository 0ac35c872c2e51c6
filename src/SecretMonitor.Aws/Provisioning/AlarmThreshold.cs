using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.CloudWatch.Model;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>When an alarm is raised: so many events in so many of so many periods.</summary>
internal sealed record AlarmThreshold(double Events, int Period, int EvaluationPeriods, int DatapointsToAlarm)
{
    private static readonly Regex Said = new(
        @"(?<events>[0-9.E+-]+) in (?<points>\d{1,5}) of (?<periods>\d{1,5}) periods of (?<period>\d{1,5}) s\b",
        RegexOptions.CultureInvariant);

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

    /// <summary>
    /// What an alarm was made with, as its description says; where that is not ours, what the alarm has now.
    /// </summary>
    public static AlarmThreshold AskedOf(MetricAlarm alarm)
    {
        var said = Said.Match(alarm.AlarmDescription ?? "");
        int Number(string group) => int.Parse(said.Groups[group].Value, CultureInfo.InvariantCulture);
        return said.Success && double.TryParse(
            said.Groups["events"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var events)
            ? new(events, Number("period"), Number("periods"), Number("points"))
            : Of(alarm);
    }

    /// <summary>What the alarms of a monitor were made with; null where there are none.</summary>
    public static AlarmThreshold? AskedOf(Deployment deployed) => deployed.Alarms
        .Where(a => !(MonitorNames.TryParse(a.AlarmName, out _, out var detection)
            && DetectionCatalog.All.Any(d => d.Burst is not null && d.Name == detection)))
        .Select(AskedOf).FirstOrDefault();

    /// <summary>That of a detection which counts by itself.</summary>
    public static AlarmThreshold Of(Burst burst) =>
        new(burst.Secrets, (int)burst.Within.TotalSeconds, EvaluationPeriods: 1, DatapointsToAlarm: 1);

    /// <summary>What is deployed.</summary>
    public static AlarmThreshold Of(MetricAlarm alarm) => new(
        alarm.Threshold ?? 0, alarm.Period ?? 0, alarm.EvaluationPeriods ?? 0,
        alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods ?? 0);

    /// <summary>Such as <c>1 in 1 of 5 periods of 60 s</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Events} in {DatapointsToAlarm} of {EvaluationPeriods} periods of {Period} s");
}
