using System.Text.Json;

namespace SecretMonitor.Policies;

internal static class PolicyReader
{
    private static readonly HashSet<string> PrincipalTypes = ["AWS", "Service", "Federated", "CanonicalUser"];

    public static PolicyDocument Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return ReadDocument(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            // Not JSON, not Unicode, or with an escape that is half a surrogate pair.
            throw new PolicyException(PolicyException.SyntaxErrors, e);
        }
    }

    private static PolicyDocument ReadDocument(JsonElement json)
    {
        Dictionary<string, JsonElement> members = Members(json);
        return new()
        {
            Version = Version(Take(members, "Version")),
            Id = Text(Take(members, "Id")),
            Statement = Items(Take(members, "Statement") ?? throw Malformed()).Select(ReadStatement).ToArray(),
            OtherMembers = members,
        };
    }

    private static PolicyStatement ReadStatement(JsonElement json)
    {
        Dictionary<string, JsonElement> members = Members(json);
        PolicyStatement statement = new()
        {
            Sid = Text(Take(members, "Sid")),
            Effect = Text(Take(members, "Effect")) switch
            {
                "Allow" => PolicyEffect.Allow,
                "Deny" => PolicyEffect.Deny,
                _ => throw Malformed(),
            },
            Principal = Principals(Take(members, "Principal")),
            NotPrincipal = Principals(Take(members, "NotPrincipal")),
            Action = Texts(Take(members, "Action")),
            NotAction = Texts(Take(members, "NotAction")),
            Resource = Texts(Take(members, "Resource")),
            NotResource = Texts(Take(members, "NotResource")),
            Condition = Take(members, "Condition") is { } condition ? Conditions(condition).ToArray() : [],
            OtherMembers = members,
        };
        return (statement.Principal is null || statement.NotPrincipal is null)
            && (statement.Action is null || statement.NotAction is null)
            && (statement.Resource is null || statement.NotResource is null)
            ? statement
            : throw Malformed();
    }

    private static PolicyPrincipal[]? Principals(JsonElement? json) => json switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } => Text(json) == "*" ? [PolicyPrincipal.Anyone] : throw Malformed(),
        { } types => Members(types).SelectMany(type => PrincipalTypes.Contains(type.Key)
            ? Texts(type.Value)!.Select(value => new PolicyPrincipal(type.Key, value))
            : throw Malformed()).ToArray(),
    };

    private static IEnumerable<PolicyCondition> Conditions(JsonElement json) =>
        from test in Members(json)
        let known = ConditionOperator.TryParse(test.Key, out _)
            ? test.Key
            : throw new PolicyException($"Invalid Condition type : {test.Key}.")
        from key in Members(test.Value)
        select new PolicyCondition(known, key.Key, Items(key.Value).Select(Scalar).ToArray());

    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Malformed();
        }

        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (members.ContainsKey(member.Name))
            {
                throw Malformed();
            }

            members.Add(member.Name, member.Value.Clone());
        }

        return members;
    }

    private static JsonElement? Take(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement value) && members.Remove(name) ? value : null;

    private static IEnumerable<JsonElement> Items(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : new[] { json };

    private static string? Version(JsonElement? json) => Text(json) switch
    {
        (null or PolicyDocument.CurrentVersion or PolicyDocument.FirstVersion) and var version => version,
        _ => throw Malformed(),
    };

    private static string? Text(JsonElement? json) => json switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Malformed(),
    };

    private static string[]? Texts(JsonElement? json) =>
        json is null ? null : Items(json.Value).Select(item => Text(item)!).ToArray();

    private static string Scalar(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw Malformed(),
    };

    private static PolicyException Malformed() => new(PolicyException.SyntaxErrors);
}
