using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>What an alarm publishes to a topic: JSON for programs, a letter for people.</summary>
/// <param name="Alarm">The alarm in its new state.</param>
/// <param name="From">The state before.</param>
/// <param name="Region">The alarm's region.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Children">The alarms that a composite alarm's rule looks at.</param>
internal sealed record AlarmMessage(
    Alarm Alarm, AlarmSituation From, string Region, string AccountId, IReadOnlyList<Alarm> Children)
{
    private const int MaxSubject = 100;

    private static readonly Regex NotAscii = new("[^ -~]+", RegexOptions.CultureInvariant);

    public string RegionName => CloudWatch.RegionName.Of(Region);

    public TopicMessage ToTopicMessage()
    {
        var json = ToJson();
        JsonObject texts = new() { ["default"] = json, ["sms"] = Subject(), ["email"] = new AlarmEmail(this).Text() };
        return new(JsonText.Compact(texts), Subject(), IsStructured: true);
    }

    public string ToJson()
    {
        var now = Alarm.Situation;
        JsonObject message = new()
        {
            ["AlarmName"] = Alarm.Name,
            ["AlarmDescription"] = Alarm.Description,
            ["AWSAccountId"] = AccountId,
        };
        if (Alarm is MetricAlarm)
        {
            message["AlarmConfigurationUpdatedTimestamp"] = JsonText.Time(Alarm.ConfigurationUpdated);
        }

        message["NewStateValue"] = now.Value;
        message["NewStateReason"] = now.Reason;
        message["StateChangeTime"] = JsonText.Time(now.Since);
        message["Region"] = RegionName;
        message["AlarmArn"] = Alarm.Arn;
        message["OldStateValue"] = From.Value;
        message["ActionExecutedAfterMuteWindow"] = false;
        message["OKActions"] = JsonText.Texts(Alarm.ActionsFor(AlarmStates.Ok));
        message["AlarmActions"] = JsonText.Texts(Alarm.ActionsFor(AlarmStates.Alarm));
        message["InsufficientDataActions"] = JsonText.Texts(Alarm.ActionsFor(AlarmStates.InsufficientData));
        if (Alarm is MetricAlarm metric)
        {
            message["Trigger"] = Trigger(metric);
        }
        else
        {
            message["AlarmRule"] = Alarm.Settings.Text("AlarmRule");
            message["TriggeringChildren"] = new JsonArray([.. Children.Select(Child)]);
        }

        return JsonText.Compact(message);
    }

    private static JsonObject Trigger(MetricAlarm alarm)
    {
        var isPlain = alarm.Settings.Has(
            "Statistic") || !alarm.Statistic.Name.StartsWith("p", StringComparison.Ordinal);
        JsonObject trigger = new()
        {
            ["MetricName"] = alarm.Metric.Name,
            ["Namespace"] = alarm.Metric.Namespace,
            ["StatisticType"] = isPlain ? "Statistic" : "ExtendedStatistic",
            [isPlain ? "Statistic" : "ExtendedStatistic"] =
                isPlain ? alarm.Statistic.Name.ToUpperInvariant() : alarm.Statistic.Name,
            ["Unit"] = alarm.Unit,
            ["Dimensions"] = new JsonArray(
                [.. alarm.Metric.Dimensions.Select(d => new JsonObject { ["value"] = d.Value, ["name"] = d.Key })]),
            ["Period"] = alarm.Period,
            ["EvaluationPeriods"] = alarm.EvaluationPeriods,
        };
        if (alarm.DatapointsToAlarm is { } needed)
        {
            trigger["DatapointsToAlarm"] = needed;
        }

        trigger["ComparisonOperator"] = alarm.Comparison.Name;
        trigger["Threshold"] = JsonText.Number(alarm.Threshold);
        trigger["TreatMissingData"] = alarm.Settings.Text("TreatMissingData") ?? "";
        trigger["EvaluateLowSampleCountPercentile"] = alarm.Settings.Text("EvaluateLowSampleCountPercentile") ?? "";
        return trigger;
    }

    private static JsonObject Child(Alarm child) => new()
    {
        ["Arn"] = child.Arn,
        ["State"] = new JsonObject
        {
            ["Value"] = child.Situation.Value,
            ["Timestamp"] = JsonText.Time(child.Situation.Since),
        },
    };

    /// <summary>At most 100 characters of ASCII: the name gives way.</summary>
    private string Subject()
    {
        var name = NotAscii.Replace(Alarm.Name, "_");
        var (before, after) = ($"{Alarm.Situation.Value}: \"", $"\" in {RegionName}");
        var room = MaxSubject - before.Length - after.Length;
        return before + (name.Length <= room ? name : name.Substring(0, room - 3) + "...") + after;
    }
}
