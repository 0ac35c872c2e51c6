using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>S3's bodies: XML in one namespace.</summary>
internal static class S3Xml
{
    private const int Deepest = 16;

    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <summary>Keys may hold characters that XML has no form for; S3 writes them as references all the same.</summary>
    private static readonly XmlWriterSettings Written =
        new() { Encoding = new UTF8Encoding(false), CheckCharacters = false };

    private static readonly XmlReaderSettings Accepted =
        new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false };

    /// <summary>An element with its content; null content is left out.</summary>
    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    /// <summary>An element with a text; null when there is none.</summary>
    public static XElement? Optional(string name, string? text) => text is null ? null : Element(name, text);

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static HttpResponse Answer(XElement root)
    {
        using MemoryStream body = new();
        using (var writer = XmlWriter.Create(body, Written))
        {
            root.Save(writer);
        }

        return new(200) { Body = body.ToArray(), Headers = { { "Content-Type", "application/xml" } } };
    }

    /// <summary>Reads a body; its elements come out in S3's namespace, whether the client wrote it or not.</summary>
    /// <exception cref="ServiceFault">MalformedXML: it is no XML, or its root is another.</exception>
    public static XElement Read(byte[] body, string root) =>
        TryRead(body) is { } element && element.Name == Namespace + root ? element : throw S3Fault.MalformedXml();

    /// <summary>Reads a body, whatever its root; null when it is no XML.</summary>
    public static XElement? TryRead(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), Accepted);
            return IsShallow(body) ? Normalize(XElement.Load(reader)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A child that may occur once; null when it is absent.</summary>
    /// <exception cref="ServiceFault">MalformedXML: it occurs again.</exception>
    public static XElement? Child(this XElement parent, string name)
    {
        var children = parent.Children(name);
        return children.Skip(1).Any() ? throw S3Fault.MalformedXml() : children.FirstOrDefault();
    }

    public static IEnumerable<XElement> Children(this XElement parent, string name) =>
        parent.Elements(Namespace + name);

    /// <summary>The text of a child; null when it is absent.</summary>
    public static string? Text(this XElement parent, string name) => parent.Child(name)?.Value;

    /// <summary>A whole number in a child; null when it is absent.</summary>
    /// <exception cref="ServiceFault">MalformedXML: it is no number.</exception>
    public static long? Number(this XElement parent, string name) => parent.Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw S3Fault.MalformedXml();

    /// <summary>None of S3's documents is deep; one that is costs more than it is worth to look at.</summary>
    private static bool IsShallow(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), Accepted);
        while (reader.Read())
        {
            if (reader.Depth > Deepest)
            {
                return false;
            }
        }

        return true;
    }

    private static XElement Normalize(XElement root)
    {
        foreach (var element in root.DescendantsAndSelf())
        {
            element.RemoveAttributes();
            element.Name = Namespace + element.Name.LocalName;
        }

        return root;
    }
}
