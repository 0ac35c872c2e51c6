using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudWatch;

/// <summary>What happened to the alarms of a region, kept for 30 days, the newest of it; it outlives them.</summary>
internal sealed class AlarmHistory
{
    private const int LongestSummary = 255;
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly LinkedList<AlarmHistoryItem> _items = new();
    private long _count;

    /// <summary>The items of the last 30 days, oldest first.</summary>
    public IEnumerable<AlarmHistoryItem> Items => _items;

    public void Configured(Alarm alarm, string what, DateTimeOffset now)
    {
        var type = what switch { "created" => "Create", "updated" => "Update", _ => "Delete" };
        JsonObject data = new() { ["version"] = "1.0", ["type"] = type, ["alarmName"] = alarm.Name };
        Add(alarm, "ConfigurationUpdate", $"Alarm \"{alarm.Name}\" {what}", data, now);
    }

    public void Changed(Alarm alarm, AlarmSituation from, AlarmSituation to)
    {
        JsonObject data = new() { ["version"] = "1.0", ["oldState"] = StateOf(from), ["newState"] = StateOf(to) };
        Add(alarm, "StateUpdate", $"Alarm updated from {from.Value} to {to.Value}", data, to.Since);
    }

    /// <param name="alarm">The alarm.</param>
    /// <param name="action">The ARN of what was told.</param>
    /// <param name="message">What it was told, as JSON; null where nothing was.</param>
    /// <param name="error">Why that failed; null when it did not.</param>
    public void Acted(Alarm alarm, string action, string? message, string? error)
    {
        JsonObject data = new()
        {
            ["actionState"] = error is null ? "Succeeded" : "Failed",
            ["stateUpdateTimestamp"] = alarm.Situation.Since.ToUnixTimeMilliseconds(),
            ["notificationResource"] = action,
            ["publishedMessage"] = message is null ? null : JsonText.Compact(new JsonObject { ["default"] = message }),
            ["error"] = error,
            ["muteWindowEndTimestamp"] = null,
        };
        var summary = error is null
            ? $"Successfully executed action {action}"
            : $"Failed to execute action {action}. Received error: \"{error}\"";
        Add(alarm, "Action", summary, data, alarm.Situation.Since);
    }

    private static JsonObject StateOf(AlarmSituation situation) => new()
    {
        ["stateValue"] = situation.Value,
        ["stateReason"] = situation.Reason,
        ["stateReasonData"] = situation.ReasonData is { } data ? JsonText.TryParse(data) : null,
    };

    private void Add(Alarm alarm, string type, string summary, JsonObject data, DateTimeOffset time)
    {
        var shown = summary.Length > LongestSummary ? summary.Substring(0, LongestSummary) : summary;
        _items.AddLast(
            new AlarmHistoryItem(_count++, alarm.Name, alarm.Type, type, shown, JsonText.Compact(data), time));
        while (_items.Count > Most || _items.First!.Value.Time < time - Kept)
        {
            _items.RemoveFirst();
        }
    }
}
