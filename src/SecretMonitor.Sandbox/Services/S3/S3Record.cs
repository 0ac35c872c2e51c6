using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>The body of a request about a bucket, as <c>requestParameters</c> of its CloudTrail record have it.</summary>
internal static class S3Record
{
    /// <summary>
    /// A policy as <c>bucketPolicy</c>, XML under its root's name; null where the body is neither.
    /// </summary>
    public static (string Name, JsonNode Content)? OfBody(byte[] body)
    {
        if (body.Length == 0)
        {
            return null;
        }

        if (body[0] == '{')
        {
            return JsonText.TryParse(Encoding.UTF8.GetString(body)) is { } policy ? ("bucketPolicy", policy) : null;
        }

        return S3Xml.TryRead(body) is { } root && ToJson(root) is { } content ? (root.Name.LocalName, content) : null;
    }

    private static JsonNode? ToJson(XElement element)
    {
        if (!element.HasElements)
        {
            return ToValue(element.Value);
        }

        JsonObject members = element.Parent is null ? new() { ["xmlns"] = element.Name.NamespaceName } : [];
        foreach (var group in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            members[group.Key] = group.Skip(1).Any()
                ? new JsonArray([.. group.Select(ToJson)])
                : ToJson(group.First());
        }

        return members;
    }

    private static JsonNode? ToValue(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : text,
    };
}
