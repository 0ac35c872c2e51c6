using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecretMonitor.Policies;

internal static class PolicyWriter
{
    // Policies are no HTML: leave '+', '&' and the like readable.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    public static string Write(PolicyDocument policy, bool isIndented = false) => Write(isIndented ? Indented : Compact, json =>
    {
        json.WriteStartObject();
        WriteText(json, "Version", policy.Version);
        WriteText(json, "Id", policy.Id);
        json.WriteStartArray("Statement");
        foreach (PolicyStatement statement in policy.Statement)
        {
            WriteStatement(json, statement);
        }

        json.WriteEndArray();
        WriteOthers(json, policy.OtherMembers);
        json.WriteEndObject();
    });

    public static string Write(PolicyStatement statement) => Write(Compact, json => WriteStatement(json, statement));

    private static string Write(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteStatement(Utf8JsonWriter json, PolicyStatement statement)
    {
        json.WriteStartObject();
        WriteText(json, "Sid", statement.Sid);
        WriteText(json, "Effect", statement.Effect.ToString());
        WritePrincipals(json, "Principal", statement.Principal);
        WritePrincipals(json, "NotPrincipal", statement.NotPrincipal);
        WriteTexts(json, "Action", statement.Action);
        WriteTexts(json, "NotAction", statement.NotAction);
        WriteTexts(json, "Resource", statement.Resource);
        WriteTexts(json, "NotResource", statement.NotResource);
        WriteConditions(json, statement.Condition);
        WriteOthers(json, statement.OtherMembers);
        json.WriteEndObject();
    }

    private static void WritePrincipals(Utf8JsonWriter json, string name, IReadOnlyList<PolicyPrincipal>? principals)
    {
        if (principals is null)
        {
            return;
        }

        if (principals.Contains(PolicyPrincipal.Anyone))
        {
            json.WriteString(name, "*");
            return;
        }

        json.WriteStartObject(name);
        foreach (IGrouping<string, PolicyPrincipal> type in principals.GroupBy(p => p.Type))
        {
            WriteTexts(json, type.Key, type.Select(p => p.Value).ToArray());
        }

        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, IReadOnlyList<PolicyCondition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        json.WriteStartObject("Condition");
        foreach (IGrouping<string, PolicyCondition> test in conditions.GroupBy(c => c.Operator))
        {
            json.WriteStartObject(test.Key);
            foreach (PolicyCondition condition in test)
            {
                WriteTexts(json, condition.Key, condition.Values);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            return;
        }

        if (texts.Count == 1)
        {
            json.WriteString(name, texts[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteOthers(Utf8JsonWriter json, IReadOnlyDictionary<string, JsonElement> members)
    {
        foreach (KeyValuePair<string, JsonElement> member in members)
        {
            json.WritePropertyName(member.Key);
            member.Value.WriteTo(json);
        }
    }
}
