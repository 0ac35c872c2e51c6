using System.Text.Json;

namespace SecretMonitor.Trails;

/// <summary>Reads members of a record that may be missing, null or of another type than usual.</summary>
internal static class JsonMembers
{
    /// <summary>The member at a path of names; null unless every step exists.</summary>
    public static JsonElement? Member(this JsonElement json, params IReadOnlyList<string> path)
    {
        try
        {
            foreach (string name in path)
            {
                if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                {
                    return null;
                }
            }

            return json;
        }
        catch (InvalidOperationException)
        {
            // A sibling's name has half a surrogate pair.
            return null;
        }
    }

    /// <summary>The string at a path of names; null for anything else.</summary>
    public static string? Text(this JsonElement json, params IReadOnlyList<string> path) => json.Member(path)?.Text();

    /// <summary>The value of a string; null for anything else, and for half a surrogate pair.</summary>
    public static string? Text(this JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The strings of an array at a path of names; empty for anything else.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, params IReadOnlyList<string> path) =>
        json.Member(path) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select(item => item.Text()).OfType<string>().ToArray()
            : [];
}
