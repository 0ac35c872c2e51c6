using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>The event <c>CloudWatch Alarm State Change</c>.</summary>
internal static class AlarmEvent
{
    public static string JsonOf(string id, AlarmMessage change)
    {
        var alarm = change.Alarm;
        var state = State(alarm.Situation);
        if (alarm is CompositeAlarm { Held: { } held })
        {
            state["actionsSuppressedBy"] = held.By;
            state["actionsSuppressedReason"] = held.Reason;
        }

        JsonObject detail = new()
        {
            ["alarmName"] = alarm.Name,
            ["state"] = state,
            ["previousState"] = State(change.From),
            ["configuration"] = alarm is MetricAlarm metric ? Configuration(metric) : Configuration(alarm),
        };
        return JsonText.Compact(new JsonObject
        {
            ["version"] = "0",
            ["id"] = id,
            ["detail-type"] = "CloudWatch Alarm State Change",
            ["source"] = "aws.cloudwatch",
            ["account"] = change.AccountId,
            ["time"] = JsonText.EventTime(alarm.Situation.Since),
            ["region"] = change.Region,
            ["resources"] = new JsonArray(alarm.Arn),
            ["detail"] = detail,
        });
    }

    private static JsonObject State(AlarmSituation situation)
    {
        JsonObject state = new() { ["value"] = situation.Value, ["reason"] = situation.Reason };
        if (situation.ReasonData is { } data)
        {
            state["reasonData"] = data;
        }

        state["timestamp"] = JsonText.Time(situation.Since);
        return state;
    }

    private static JsonObject Configuration(MetricAlarm alarm)
    {
        JsonObject dimensions = [];
        foreach (var dimension in alarm.Metric.Dimensions)
        {
            dimensions[dimension.Key] = dimension.Value;
        }

        JsonObject metric = new()
        {
            ["namespace"] = alarm.Metric.Namespace,
            ["name"] = alarm.Metric.Name,
            ["dimensions"] = dimensions,
        };
        JsonObject stat = new() { ["metric"] = metric, ["period"] = alarm.Period, ["stat"] = alarm.Statistic.Name };
        var id = alarm.Settings.Parts("Metrics").Select(q => q.Text("Id")).FirstOrDefault() ?? "m1";
        JsonObject query = new() { ["id"] = id, ["metricStat"] = stat, ["returnData"] = true };
        return Described(alarm, new() { ["metrics"] = new JsonArray(query) });
    }

    private static JsonObject Configuration(Alarm alarm)
    {
        JsonObject configuration = new() { ["alarmRule"] = alarm.Settings.Text("AlarmRule") };
        if (alarm.Settings.Text("ActionsSuppressor") is { } suppressor)
        {
            configuration["actionsSuppressor"] = suppressor;
            configuration["actionsSuppressorWaitPeriod"] = alarm.Settings.Number("ActionsSuppressorWaitPeriod");
            configuration["actionsSuppressorExtensionPeriod"] =
                alarm.Settings.Number("ActionsSuppressorExtensionPeriod");
        }

        return Described(alarm, configuration);
    }

    private static JsonObject Described(Alarm alarm, JsonObject configuration)
    {
        if (alarm.Description is { } description)
        {
            configuration["description"] = description;
        }

        return configuration;
    }
}
