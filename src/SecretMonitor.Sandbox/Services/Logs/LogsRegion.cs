using System.Text.Json;
using SecretMonitor.Patterns;
using SecretMonitor.Sandbox.Pipeline;

namespace SecretMonitor.Sandbox.Services.Logs;

/// <summary>The log groups of a region.</summary>
internal sealed class LogsRegion(World world, string region)
{
    public SortedDictionary<string, LogGroup> Groups { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ResourcePolicy> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>The queries of the last seven days, or the newest of them.</summary>
    public QueryBook Queries { get; } = new();

    /// <summary>The group of a name.</summary>
    /// <exception cref="ServiceFault">There is none.</exception>
    public LogGroup Demand(string name) => Groups.TryGetValue(name, out var group) ? group : throw Faults.NoGroup();

    /// <summary>The group of a request's <c>logGroupName</c>, if the caller may do this to it.</summary>
    /// <exception cref="ServiceFault">Access is denied, or there is no such group.</exception>
    public LogGroup Demand(Call call)
    {
        var name = call.Input.Required("logGroupName");
        Authorize(call, name);
        return Demand(name);
    }

    /// <summary>
    /// The group that a request gives by <c>logGroupName</c> or, by name or ARN, as <c>logGroupIdentifier</c>.
    /// </summary>
    public LogGroup DemandIdentified(Call call)
    {
        var (name, identifier) = (call.Input.Text("logGroupName"), call.Input.Text("logGroupIdentifier"));
        if (name is null == identifier is null)
        {
            throw Faults.Invalid("Exactly one of logGroupName and logGroupIdentifier must be specified.");
        }

        var group = name ?? NameOf(identifier!);
        Authorize(call, group);
        return Demand(group);
    }

    /// <summary>The name in a group's name or ARN, be it with or without <c>:*</c>.</summary>
    public static string NameOf(string identifier) =>
        Arn.TryParse(identifier, out var arn) ? arn.Resource.Split(':').ElementAtOrDefault(1) ?? "" : identifier;

    /// <summary>Refuses the call unless the policies allow it on the group, or on the stream in it.</summary>
    public void Authorize(Call call, string group, string stream = "") => call.Authorize(
        call.Operation.Name,
        call.Arn("logs", $"log-group:{group}:log-stream:{stream}"),
        context: TagContext.Of(Groups.TryGetValue(group, out var found) ? found.Tags : null));

    /// <summary>Takes an event in: keeps it and makes the samples of the group's metric filters.</summary>
    public void Ingest(LogGroup group, LogStream stream, long timestamp, string message)
    {
        var added = group.Append(stream, timestamp, world.Clock.Now, message);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(timestamp);
        Dictionary<string, string> dimensions = new() { ["LogGroupName"] = group.Name };
        var metrics = world.Get<IMetricStore>();
        metrics.Record(region, "AWS/Logs", "IncomingLogEvents", dimensions, 1, "None", world.Clock.Now);
        metrics.Record(region, "AWS/Logs", "IncomingBytes", dimensions, added.Size, "Bytes", world.Clock.Now);
        if (group.Filters.Count == 0)
        {
            return;
        }

        using var document = group.Filters.Values.Any(f => f.Pattern is JsonPattern) ? TryParse(message) : null;
        foreach (var filter in group.Filters.Values)
        {
            if (filter.SampleOf(message, document?.RootElement) is { } sample)
            {
                metrics.Record(
                    region, filter.Namespace, filter.MetricName, sample.Dimensions, sample.Value, filter.Unit, time);
            }
        }
    }

    private static JsonDocument? TryParse(string message)
    {
        try
        {
            return JsonDocument.Parse(message);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
