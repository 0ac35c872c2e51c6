using System.Globalization;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The letter that subscribers by e-mail get from an alarm, as AWS writes it.</summary>
internal sealed class AlarmEmail(AlarmMessage message)
{
    private readonly Alarm _alarm = message.Alarm;

    /// <summary>A time as people read it: <c>Monday 14 September, 2026 05:52:48 UTC</c>.</summary>
    public static string Date(DateTimeOffset time) =>
        time.UtcDateTime.ToString("dddd dd MMMM, yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public string Text()
    {
        var now = _alarm.Situation;
        var time = Date(now.Since);
        var (region, name) = (message.Region, _alarm.Name);
        return $"""
            You are receiving this email because your Amazon CloudWatch Alarm "{name}" in the {message.RegionName} region has entered the {now.Value} state, because "{now.Reason}" at "{time}".

            View this alarm in the AWS Management Console:
            https://{region}.console.aws.amazon.com/cloudwatch/deeplink.js?region={region}#alarmsV2:alarm/{Uri.EscapeDataString(name)}

            Alarm Details:
            - Name:                       {name}
            - Description:                {_alarm.Description}
            - State Change:               {message.From.Value} -> {now.Value}
            - Reason for State Change:    {now.Reason}
            - Timestamp:                  {time}
            - AWS Account:                {message.AccountId}
            - Alarm Arn:                  {_alarm.Arn}

            {(_alarm is MetricAlarm metric ? Metric(metric) : Rule())}

            State Change Actions:
            - OK: {Actions(AlarmStates.Ok)}
            - ALARM: {Actions(AlarmStates.Alarm)}
            - INSUFFICIENT_DATA: {Actions(AlarmStates.InsufficientData)}

            """.Replace("\r\n", "\n");
    }

    private static string Metric(MetricAlarm alarm)
    {
        var dimensions = string.Join(" ", alarm.Metric.Dimensions.Select(d => $"[{d.Key} = {d.Value}]"));
        return $"""
            Threshold:
            - The alarm is in the ALARM state when the metric is {alarm.Comparison.Name} {JsonText.NumberText(alarm.Threshold)} for at least {alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods} of the last {alarm.EvaluationPeriods} period(s) of {alarm.Period} seconds. 

            Monitored Metric:
            - MetricNamespace:                     {alarm.Metric.Namespace}
            - MetricName:                          {alarm.Metric.Name}
            - Dimensions:                          {dimensions}
            - Period:                              {alarm.Period} seconds
            - Statistic:                           {alarm.Statistic.Name}
            - Unit:                                {alarm.Unit ?? "not specified"}
            - TreatMissingData:                    {alarm.TreatMissingData}

            """;
    }

    private string Rule() => $"""
        Alarm Rule:
        - {_alarm.Settings.Text("AlarmRule")}

        """;

    private string Actions(string state) => string.Join(" ", _alarm.ActionsFor(state).Select(a => $"[{a}]"));
}
