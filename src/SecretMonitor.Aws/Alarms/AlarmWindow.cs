using System.Globalization;
using System.Text.Json;

namespace SecretMonitor.Aws.Alarms;

/// <summary>
/// The time in which the records arrived that raised an alarm, by CloudWatch's own clock: records are counted by the
/// time of their delivery to the log group.
/// </summary>
internal sealed record AlarmWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Reads CloudWatch's StateReasonData: the breaching datapoints, or all of the evaluation.</summary>
    /// <returns>Null where the text is none of CloudWatch's, as after SetAlarmState.</returns>
    public static AlarmWindow? Read(string? stateReasonData)
    {
        if (string.IsNullOrEmpty(stateReasonData))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(stateReasonData!);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Like the other, for data that is part of a document.</summary>
    public static AlarmWindow? Read(JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var period = TimeSpan.FromSeconds(Number(data, "period") ?? 60);
        var threshold = Number(data, "threshold") ?? 1;
        List<DateTimeOffset> breaching = [];
        if (data.TryGetProperty("evaluatedDatapoints", out var points) && points.ValueKind == JsonValueKind.Array)
        {
            breaching = points.EnumerateArray().Where(p => Number(p, "value") >= threshold)
                .Select(p => Time(p, "timestamp")).OfType<DateTimeOffset>().ToList();
        }

        if (breaching.Count > 0)
        {
            return new(breaching.Min(), breaching.Max() + period);
        }

        return Time(data, "startDate") is { } start && Time(data, "queryDate") is { } query ? new(start, query) : null;
    }

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    // 2026-09-14T05:51:00.000+0000
    private static DateTimeOffset? Time(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParseExact(
            value.GetString()!.Replace("+0000", "Z"), "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
