using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SecretMonitor.Help;

/// <summary>The compiler's file of doc comments.</summary>
internal sealed class DocComments
{
    private readonly Dictionary<string, XElement> _members;

    public DocComments(string path) => _members = XDocument.Load(path).Descendants("member")
        .ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);

    public string Summary(Type type) => Text(Member("T:" + type.FullName)?.Element("summary"));

    public string Remarks(Type type) => Text(Member("T:" + type.FullName)?.Element("remarks"));

    /// <summary>The examples of a type: code, and what it does.</summary>
    public IEnumerable<CommandExample> Examples(Type type) =>
        (Member("T:" + type.FullName)?.Elements("example") ?? []).Select(example => new CommandExample(
            Code(example.Element("code")),
            string.Join("\n", example.Elements("para").Select(Text))));

    public string Summary(PropertyInfo property) =>
        Text(Member($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Element("summary"));

    private XElement? Member(string name) => _members.GetValueOrDefault(name);

    private static string Code(XElement? code) =>
        string.Join("\n", (code?.Value ?? "").Trim().Split('\n').Select(line => line.Trim()));

    /// <summary>The text with references as the names that a person types, and runs of blanks as one.</summary>
    private static string Text(XElement? element)
    {
        if (element is null)
        {
            return "";
        }

        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText t => t.Value,
            XElement e when e.Attribute("cref") is { } cref => cref.Value[(cref.Value.LastIndexOf('.') + 1)..],
            XElement e => e.Value,
            _ => "",
        }));
        return Regex.Replace(text, @"\s+", " ").Trim();
    }
}
