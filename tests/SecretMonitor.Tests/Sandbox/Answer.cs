using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SecretMonitor.Tests.Sandbox;

/// <summary>An answer of the sandbox.</summary>
internal sealed record Answer(int Status, byte[] Bytes, HttpResponseMessage Message)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Text)!;

    public XElement Xml => XElement.Parse(Text);

    /// <summary>AWS's error code, of JSON or XML; null for a success.</summary>
    public string? Code => Status < 400 ? null
        : Text.StartsWith('{') ? (string?)Json["__type"]
        : Element("Code");

    /// <summary>AWS's error text.</summary>
    public string? Error => Status < 400 ? null
        : Text.StartsWith('{') ? (string?)(Json["message"] ?? Json["Message"])
        : Element("Message");

    /// <summary>The text of the first XML element of a name, whatever its namespace.</summary>
    public string? Element(string name) =>
        Xml.DescendantsAndSelf().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(",", values)
            : null;

    public static Answer Of(HttpResponseMessage message)
    {
        using MemoryStream body = new();
        message.Content.ReadAsStream().CopyTo(body);
        return new((int)message.StatusCode, body.ToArray(), message);
    }
}
