using System.Text.Json.Nodes;

namespace SecretMonitor.Detections;

/// <summary>Sets members of a record that is made up to try patterns on.</summary>
internal static class SampleValues
{
    /// <summary>A text that the pattern matches.</summary>
    public static string Of(string pattern) => pattern.Replace("*", "x");

    /// <summary>Sets the member at a path, with the objects that lead to it; removes it where the value is null.</summary>
    public static void Set(this JsonObject record, string path, JsonNode? value)
    {
        string[] names = path.Split('.');
        foreach (string name in names.Take(names.Length - 1))
        {
            if (record[name] is not JsonObject inner)
            {
                record[name] = inner = [];
            }

            record = inner;
        }

        record.Remove(names[names.Length - 1]);
        if (value is not null)
        {
            record[names[names.Length - 1]] = value;
        }
    }
}
