#nullable enable
using System.Xml;
using System.Xml.Linq;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>XML as AWS sends it: no document types, and names that matter without their namespace.</summary>
internal static class SafeXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    /// <summary>The root element.</summary>
    /// <exception cref="XmlException">The stream is not XML.</exception>
    public static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, Settings);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The first child of a name, in any namespace.</summary>
    public static XElement? Child(this XElement parent, string name) =>
        parent.Elements().FirstOrDefault(element => element.Name.LocalName == name);
}
