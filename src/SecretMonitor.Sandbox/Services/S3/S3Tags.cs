using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;
using static SecretMonitor.Sandbox.Services.S3.S3Xml;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>S3's rules for tags, whether a body or a header brings them.</summary>
internal static class S3Tags
{
    /// <summary>Reads the tags of an element.</summary>
    /// <exception cref="ServiceFault">MalformedXML, InvalidTag, BadRequest.</exception>
    public static IReadOnlyDictionary<string, string> Read(XElement tagSet, string kind, int most) =>
        Check(
            tagSet.Children("Tag").Select(t => new KeyValuePair<string, string>(
                t.Text("Key") ?? throw S3Fault.MalformedXml(), t.Text("Value") ?? throw S3Fault.MalformedXml())),
            kind,
            most);

    /// <summary>Reads the tags of a header: <c>a=1&amp;b=2</c>.</summary>
    /// <exception cref="ServiceFault">InvalidTag, BadRequest.</exception>
    public static IReadOnlyDictionary<string, string> Read(string header, string kind, int most) =>
        Check(FormText.Read(header), kind, most);

    public static XElement Describe(IEnumerable<KeyValuePair<string, string>> tags) => Element(
        "Tagging",
        Element("TagSet", tags.Select(t => Element("Tag", Element("Key", t.Key), Element("Value", t.Value)))));

    private static Dictionary<string, string> Check(
        IEnumerable<KeyValuePair<string, string>> tags, string kind, int most)
    {
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (Problem(tag.Key, tag.Value, read.ContainsKey(tag.Key)) is { } problem)
            {
                throw S3Fault.About("InvalidTag", problem, 400, ("TagKey", tag.Key));
            }

            read.Add(tag.Key, tag.Value);
        }

        return read.Count <= most
            ? read
            : throw new ServiceFault("BadRequest", $"{kind} count cannot be greater than {most}", 400);
    }

    private static string? Problem(string key, string value, bool isRepeated) =>
        isRepeated ? "Cannot provide multiple Tags with the same key"
        : key.Length is 0 or > 128 ? "The TagKey you have provided is invalid"
        : value.Length > 256 ? "The TagValue you have provided is invalid"
        : key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            ? "System tags cannot be added/updated by requester"
        : null;
}
