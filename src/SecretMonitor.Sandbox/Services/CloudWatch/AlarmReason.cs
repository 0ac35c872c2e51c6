using System.Globalization;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>Why a metric alarm changed its state, in AWS's words and as data.</summary>
internal static class AlarmReason
{
    private const int MaxLength = 1023;

    public static string TextOf(MetricAlarm alarm, AlarmVerdict verdict)
    {
        if (verdict.State == AlarmStates.InsufficientData)
        {
            var unknown = alarm.EvaluationPeriods;
            return $"Insufficient Data: {Count(unknown, "datapoint")} {Were(unknown)} unknown.";
        }

        var text = $"Threshold Crossed: {Story(alarm, verdict)}{Minimum(alarm, verdict)}.";
        return text.Length <= MaxLength ? text : text.Substring(0, MaxLength - 3) + "...";
    }

    public static JsonObject DataOf(MetricAlarm alarm, AlarmVerdict verdict, DateTimeOffset queried)
    {
        JsonObject data = new() { ["version"] = "1.0", ["queryDate"] = JsonText.Time(queried) };
        var hasData = verdict.Real.Any();
        if (hasData)
        {
            data["startDate"] = JsonText.Time(verdict.Real.Min(p => p.Time));
        }

        if (alarm.Unit is { } unit)
        {
            data["unit"] = unit;
        }

        data["statistic"] = alarm.Statistic.Name;
        data["period"] = alarm.Period;
        var recent = verdict.Considered.Reverse().Select(p => p.Value is { } value ? JsonText.Number(value) : null);
        data["recentDatapoints"] = new JsonArray(hasData ? [.. recent] : []);
        data["threshold"] = JsonText.Number(alarm.Threshold);
        data["evaluatedDatapoints"] = new JsonArray([.. verdict.Considered.Select(Evaluated)]);
        return data;
    }

    /// <summary>The points that speak for the state, and what was filled in for missing ones.</summary>
    private static string Story(MetricAlarm alarm, AlarmVerdict verdict)
    {
        var isAlarm = verdict.State == AlarmStates.Alarm;
        var witnesses = verdict.Real.Where(p => alarm.Breaches(p.Value!.Value) == isAlarm).ToList();
        List<string> parts = [];
        if (witnesses.Count > 0)
        {
            var outOf = alarm.DatapointsToAlarm is null
                ? Count(witnesses.Count, "datapoint")
                : $"{witnesses.Count} out of the last {Count(alarm.EvaluationPeriods, "datapoint", always: true)}";
            var values = string.Join(
                ", ", witnesses.Select(p => $"{JsonText.NumberText(p.Value!.Value)} ({Date(p.Time)})"));
            parts.Add($"{outOf} [{values}] {Were(witnesses.Count)} {(isAlarm ? "" : "not ")}{alarm.Comparison.Text} "
                + $"the threshold ({JsonText.NumberText(alarm.Threshold)})");
        }
        else if (!verdict.Real.Any())
        {
            parts.Add($"no datapoints were received for {Count(alarm.EvaluationPeriods, "period")}");
        }

        if (verdict.MissingCount > 0 && alarm.TreatMissingData is "breaching" or "notBreaching")
        {
            var treated = alarm.TreatMissingData == "breaching" ? "Breaching" : "NonBreaching";
            var missing = verdict.MissingCount;
            parts.Add($"{Count(missing, "missing datapoint")} {Were(missing)} treated as [{treated}]");
        }

        return string.Join(" and ", parts);
    }

    private static string Minimum(MetricAlarm alarm, AlarmVerdict verdict)
    {
        if (alarm.DatapointsToAlarm is not { } needed || !verdict.Real.Any())
        {
            return "";
        }

        return verdict.State == AlarmStates.Alarm
            ? $" (minimum {Count(needed, "datapoint")} for OK -> ALARM transition)"
            : $" (minimum {Count(alarm.EvaluationPeriods - needed + 1, "datapoint")} for ALARM -> OK transition)";
    }

    private static JsonNode Evaluated(AlarmPoint point)
    {
        JsonObject evaluated = new() { ["timestamp"] = JsonText.Time(point.Time) };
        if (point.Value is { } value)
        {
            evaluated["sampleCount"] = JsonText.Number(point.SampleCount);
            evaluated["value"] = JsonText.Number(value);
        }

        return evaluated;
    }

    /// <summary>"1 datapoint", "2 datapoints"; after "out of the last" AWS has the plural even for one.</summary>
    private static string Count(int count, string noun, bool always = false) =>
        $"{count} {noun}{(count == 1 && !always ? "" : "s")}";

    private static string Were(int count) => count == 1 ? "was" : "were";

    private static string Date(DateTimeOffset time) =>
        time.UtcDateTime.ToString("dd/MM/yy HH:mm:ss", CultureInfo.InvariantCulture);
}
