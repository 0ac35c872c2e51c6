using System.Text.Json;

namespace SecretMonitor.Patterns;

/// <summary>
/// The filter policy of an SNS subscription: the operators of event patterns, applied to a message's attributes or to
/// its body. An empty policy takes every message.
/// </summary>
/// <remarks>AWS: "Amazon SNS subscription filter policies".</remarks>
public sealed class FilterPolicy
{
    /// <summary>The most keys with a list that SNS takes.</summary>
    public const int MaxKeys = 5;

    /// <summary>
    /// The most combinations that SNS takes: the product over all keys of the length of the list and its depth.
    /// </summary>
    public const int MaxCombinations = 150;

    private const string NoNesting = "Filter policy scope MessageAttributes does not support nested filter policy";

    private readonly EventPattern? _pattern;

    private FilterPolicy(EventPattern? pattern, FilterPolicyScope scope)
    {
        _pattern = pattern;
        Scope = scope;
    }

    /// <summary>What the policy is applied to.</summary>
    public FilterPolicyScope Scope { get; }

    /// <summary>Reads a policy.</summary>
    /// <exception cref="PatternException">SNS would refuse the text.</exception>
    public static FilterPolicy Parse(string json, FilterPolicyScope scope)
    {
        if (IsEmptyObject(json))
        {
            return new(pattern: null, scope);
        }

        try
        {
            EventPatternFields fields = new EventPatternParser(json).Parse();
            Check(fields, scope);
            return new(new EventPattern(fields), scope);
        }
        catch (PatternException e)
        {
            string message = "Invalid parameter: " + (e.Reason == NoNesting
                ? NoNesting
                : "FilterPolicy: " + e.Message.Substring(EventPattern.ErrorIntroduction.Length));
            throw new PatternException(message, e.Reason, e.Position, message);
        }
    }

    /// <summary>Whether a message's body meets the policy; what is no JSON object meets only the empty one.</summary>
    public bool MatchesBody(string body) => _pattern?.Matches(body) ?? true;

    /// <summary>
    /// Whether a message's attributes meet the policy. Each has a data type, <c>String</c>, <c>String.Array</c>,
    /// <c>Number</c> or another, and a value; binary values have none and count as absent.
    /// </summary>
    public bool MatchesAttributes(IReadOnlyDictionary<string, (string DataType, string Value)> attributes)
    {
        if (_pattern is null)
        {
            return true;
        }

        return _pattern.Matches(PatternJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, (string DataType, string Value)> attribute in attributes)
            {
                writer.WritePropertyName(attribute.Key);
                WriteValue(writer, attribute.Value.DataType, attribute.Value.Value);
            }

            writer.WriteEndObject();
        }));
    }

    /// <summary>The policy as compact JSON.</summary>
    public override string ToString() => _pattern?.ToString() ?? "{}";

    private static bool IsEmptyObject(string json)
    {
        using JsonDocument? document = PatternJson.TryParse(json);
        return document?.RootElement.ValueKind == JsonValueKind.Object && !document.RootElement.EnumerateObject().Any();
    }

    private static void Check(EventPatternFields policy, FilterPolicyScope scope)
    {
        List<(int Values, int Depth)> keys = [.. KeysOf(policy, depth: 1)];
        if (scope == FilterPolicyScope.MessageAttributes && keys.Any(key => key.Depth > 1))
        {
            throw EventPattern.Error(NoNesting);
        }

        if (keys.Count > MaxKeys)
        {
            throw EventPattern.Error("Filter policy can not have more than 5 keys");
        }

        if (keys.Aggregate(1.0, (product, key) => product * key.Values * key.Depth) > MaxCombinations)
        {
            throw EventPattern.Error("Filter policy is too complex");
        }
    }

    private static IEnumerable<(int Values, int Depth)> KeysOf(EventPatternFields fields, int depth) =>
        fields.Members.SelectMany(member =>
            member.Fields is not null ? KeysOf(member.Fields, depth + 1)
            : member.Alternatives?.SelectMany(alternative => KeysOf(alternative, depth))
            ?? [(member.Matchers!.Count, depth)]);

    private static void WriteValue(Utf8JsonWriter writer, string dataType, string value)
    {
        bool isArray = dataType.StartsWith("String.Array", StringComparison.Ordinal);
        bool isNumber = dataType.StartsWith("Number", StringComparison.Ordinal);
        using JsonDocument? document = isArray || isNumber ? PatternJson.TryParse(value) : null;
        if (document is { RootElement.ValueKind: JsonValueKind.Array or JsonValueKind.Number })
        {
            writer.WriteRawValue(PatternJson.Compact(document.RootElement));
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
