using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.CloudTrail;

/// <summary>A field selector: one of the positive values must match, and none of the negative ones.</summary>
internal sealed record FieldSelector(string Field, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    private static readonly (string Name, bool IsNegative, Func<string, string, bool> Matches)[] Operators =
    [
        ("Equals", false, string.Equals),
        ("StartsWith", false, StartsWith),
        ("EndsWith", false, EndsWith),
        ("NotEquals", true, string.Equals),
        ("NotStartsWith", true, StartsWith),
        ("NotEndsWith", true, EndsWith),
    ];

    public int Conditions => Values.Values.Sum(v => v.Count);

    /// <summary>The value where it is a single Equals; otherwise null.</summary>
    public string? OnlyValue =>
        Conditions == 1 && Values.TryGetValue("Equals", out var values) ? values[0] : null;

    public static FieldSelector Read(Structure input)
    {
        var values = Operators.Where(o => input.Has(o.Name)).ToDictionary(o => o.Name, o => input.Texts(o.Name));
        return values.Values.Any(v => v.Count > 0)
            ? new(input.Required("Field"), values)
            : throw TrailSelectors.Invalid($"The field {input.Text("Field")} has no condition.");
    }

    public bool OnlyExcludes(IReadOnlyList<string> allowed) =>
        Values.All(v => v.Key == "NotEquals" && v.Value.All(allowed.Contains));

    public bool Matches(TrailRecord record)
    {
        List<string> actual = [.. ActualValues(record)];
        var positive = Operators.Where(o => !o.IsNegative && Values.ContainsKey(o.Name)).ToList();
        return (positive.Count == 0 || positive.Exists(Hits)) && !Operators.Any(o => o.IsNegative && Hits(o));

        bool Hits((string Name, bool IsNegative, Func<string, string, bool> Matches) test) =>
            Values.TryGetValue(test.Name, out var values) && actual.Exists(a => values.Any(v => test.Matches(a, v)));
    }

    public Structure Describe()
    {
        Structure description = new() { ["Field"] = Field };
        foreach (var test in Operators.Where(o => Values.ContainsKey(o.Name)))
        {
            description[test.Name] = Values[test.Name];
        }

        return description;
    }

    private IEnumerable<string> ActualValues(TrailRecord record) => Field switch
    {
        "eventCategory" => [record.IsManagementEvent ? "Management" : "Data"],
        "readOnly" => [record.IsReadOnly ? "true" : "false"],
        "eventSource" => [record.EventSource],
        "eventName" => [record.EventName],
        "resources.type" => record.Resources.Select(r => r.Type),
        "resources.ARN" => record.Resources.Select(r => r.Name),
        _ => InJson(record.Json),
    };

    private IEnumerable<string> InJson(string json)
    {
        var value = Field.Split('.').Aggregate(JsonNode.Parse(json), (node, name) => (node as JsonObject)?[name]);
        return value is JsonValue ? [value.ToString()] : [];
    }

    private static bool StartsWith(string text, string part) => text.StartsWith(part, StringComparison.Ordinal);

    private static bool EndsWith(string text, string part) => text.EndsWith(part, StringComparison.Ordinal);
}
