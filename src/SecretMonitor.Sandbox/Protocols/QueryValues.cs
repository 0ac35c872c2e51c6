using System.Globalization;
using System.Xml;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>
/// Values as form parameters and as XML, by their model. A list is <c>Tags.member.1</c>, or flat <c>Tag.1</c>; a map is
/// <c>Attributes.entry.1.key</c>, or flat <c>Attribute.1.Name</c>. Flat ones are called after their items where those
/// have a name of their own.
/// </summary>
internal static class QueryValues
{
    private const string NoName = "member";

    public static Structure ReadStructure(QueryNode node, StructureModel model)
    {
        Structure structure = [];
        foreach (var member in model.Members)
        {
            if (node[NameOf(member)] is { } child)
            {
                structure[member.Name] = Read(child, member.Shape);
            }
        }

        return structure;
    }

    public static void Write(XmlWriter writer, Structure structure, StructureModel model)
    {
        foreach (var member in model.Members)
        {
            if (structure[member.Name] is { } value)
            {
                WriteMember(writer, NameOf(member), value, member.Shape);
            }
        }
    }

    private static string NameOf(MemberModel member) =>
        member.Shape is { IsFlat: true, Item: not NoName } flat ? flat.Item : member.Wire;

    private static object Read(QueryNode node, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure => ReadStructure(node, shape.Structure!),
        ShapeKind.List =>
            (shape.IsFlat ? node : node[shape.Item])?.Numbered.Select(n => Read(n, shape.Element!)).ToList() ?? [],
        ShapeKind.Map => ReadMap(shape.IsFlat ? node : node["entry"], shape),
        _ => ReadScalar(node.Text ?? "", shape.Kind),
    };

    private static Dictionary<string, object> ReadMap(QueryNode? node, Shape shape)
    {
        Dictionary<string, object> map = new(StringComparer.Ordinal);
        foreach (var entry in node?.Numbered ?? [])
        {
            if (entry[shape.Key]?.Text is { } key && entry[shape.Value] is { } value)
            {
                map[key] = Read(value, shape.Element!);
            }
        }

        return map;
    }

    private static object ReadScalar(string text, ShapeKind kind)
    {
        const NumberStyles whole = NumberStyles.AllowLeadingSign;
        switch (kind)
        {
            case ShapeKind.Integer when int.TryParse(text, whole, CultureInfo.InvariantCulture, out var small):
                return (long)small;
            case ShapeKind.Long when long.TryParse(text, whole, CultureInfo.InvariantCulture, out var large):
                return large;
            case ShapeKind.Double when double.TryParse(
                text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real):
                return real;
            case ShapeKind.Boolean when text.Equals("true", StringComparison.OrdinalIgnoreCase):
                return true;
            case ShapeKind.Boolean when text.Equals("false", StringComparison.OrdinalIgnoreCase):
                return false;
            case ShapeKind.Timestamp:
                return Scalars.ReadTime(text);
            case ShapeKind.Blob:
                return Scalars.Base64(text);
            case ShapeKind.String:
                return text;
            default:
                throw new ServiceFault("SerializationException",
                    $"{text} is not a valid {kind.ToString().ToLowerInvariant()} value");
        }
    }

    private static void WriteMember(XmlWriter writer, string name, object value, Shape shape)
    {
        if (shape.IsFlat && shape.Kind == ShapeKind.List)
        {
            foreach (var item in Scalars.Items(value))
            {
                WriteMember(writer, name, item, shape.Element!);
            }
        }
        else if (shape.IsFlat && shape.Kind == ShapeKind.Map)
        {
            WriteEntries(writer, name, value, shape);
        }
        else
        {
            writer.WriteStartElement(name);
            WriteContent(writer, value, shape);
            writer.WriteEndElement();
        }
    }

    private static void WriteContent(XmlWriter writer, object value, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Write(writer, (Structure)value, shape.Structure!);
                break;
            case ShapeKind.List:
                foreach (var item in Scalars.Items(value))
                {
                    WriteMember(writer, shape.Item, item, shape.Element!);
                }

                break;
            case ShapeKind.Map:
                WriteEntries(writer, "entry", value, shape);
                break;
            default:
                writer.WriteString(Text(value, shape.Kind));
                break;
        }
    }

    private static void WriteEntries(XmlWriter writer, string name, object map, Shape shape)
    {
        foreach (var entry in Scalars.Entries(map))
        {
            writer.WriteStartElement(name);
            writer.WriteElementString(shape.Key, entry.Key);
            WriteMember(writer, shape.Value, entry.Value, shape.Element!);
            writer.WriteEndElement();
        }
    }

    private static string Text(object value, ShapeKind kind) => kind switch
    {
        ShapeKind.Boolean => (bool)value ? "true" : "false",
        ShapeKind.Integer or ShapeKind.Long => Scalars.Whole(value).ToString(CultureInfo.InvariantCulture),
        ShapeKind.Double => Scalars.Text(Scalars.Real(value)),
        ShapeKind.Timestamp => Scalars.Text((DateTimeOffset)value),
        ShapeKind.Blob => Convert.ToBase64String((byte[])value),
        _ => (string)value,
    };
}
