using System.Globalization;
using System.Text.Json;

namespace SecretMonitor.Sandbox.Services.Logs.Insights;

/// <summary>
/// A row of a query: a log event with its discovered fields, and what the query computed; or a group of stats.
/// </summary>
internal sealed class QueryRow
{
    private readonly Dictionary<string, object?> _computed = new(StringComparer.Ordinal);
    private readonly Lazy<JsonElement?> _json;

    /// <param name="source">The event; null for a group of stats.</param>
    /// <param name="log">The event's log as <c>@log</c> shows it: account and group.</param>
    public QueryRow(LogEvent? source, string log)
    {
        (Source, Log) = (source, log);
        _json = new(() => source is null ? null : Parse(source.Message));
    }

    public LogEvent? Source { get; }

    private string Log { get; }

    /// <summary>The value of a field, null where it is missing.</summary>
    public object? this[string name]
    {
        get => _computed.TryGetValue(name, out var value) ? value : Source is null ? null : Discovered(Source, name);
        set => _computed[name] = value;
    }

    private static JsonElement? Parse(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A field of JSON by its path of names and indexes; a name may hold dots itself.</summary>
    private static JsonElement? Find(JsonElement json, string path)
    {
        if (path.Length == 0)
        {
            return json;
        }

        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            var (name, rest) = (path.Substring(0, end), end < path.Length ? path.Substring(end + 1) : "");
            if (Member(json, name) is { } member && Find(member, rest) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static JsonElement? Member(JsonElement json, string name) => json.ValueKind switch
    {
        JsonValueKind.Object when json.TryGetProperty(name, out var member) => member,
        JsonValueKind.Array when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < json.GetArrayLength() => json[index],
        _ => null,
    };

    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate is JSON but no text.
            return text.GetRawText();
        }
    }

    private object? Discovered(LogEvent source, string name) => name switch
    {
        "@timestamp" => DateTimeOffset.FromUnixTimeMilliseconds(source.Timestamp),
        "@ingestionTime" => DateTimeOffset.FromUnixTimeMilliseconds(source.Ingested),
        "@message" => source.Message,
        "@logStream" => source.Stream,
        "@log" => Log,
        "@ptr" => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{Log}:{source.Id}")),
        _ when _json.Value is { } json && Find(json, name) is { } found => found.ValueKind switch
        {
            JsonValueKind.String => TextOf(found),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => found.GetRawText(),
            _ => null,
        },
        _ => null,
    };
}
