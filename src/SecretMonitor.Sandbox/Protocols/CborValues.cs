using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Values in CBOR, by their model. Times are seconds since 1970 under tag 1.</summary>
internal static class CborValues
{
    /// <exception cref="FormatException">A value is of another type than the model's.</exception>
    public static Structure ReadStructure(object? cbor, StructureModel model)
    {
        Structure structure = [];
        foreach (var entry in cbor as Dictionary<string, object?> ?? throw Unexpected(ShapeKind.Structure))
        {
            if (entry.Value is not null && model.FromWire(entry.Key) is { } member)
            {
                structure[member.Name] = Read(entry.Value, member.Shape);
            }
        }

        return structure;
    }

    public static void Write(CborWriter writer, Structure structure, StructureModel model)
    {
        var members = model.Members.Where(m => structure.Has(m.Name)).ToList();
        writer.Map(members.Count);
        foreach (var member in members)
        {
            writer.Text(member.Wire);
            Write(writer, structure[member.Name]!, member.Shape);
        }
    }

    private static object Read(object cbor, Shape shape) => (shape.Kind, cbor) switch
    {
        (ShapeKind.Structure, _) => ReadStructure(cbor, shape.Structure!),
        (ShapeKind.List, List<object?> list) => list.OfType<object>().Select(i => Read(i, shape.Element!)).ToList(),
        (ShapeKind.Map, Dictionary<string, object?> map) =>
            map.Where(e => e.Value is not null).ToDictionary(e => e.Key, e => Read(e.Value!, shape.Element!)),
        (ShapeKind.Boolean, bool) or (ShapeKind.Long, long) or (ShapeKind.Double, double) => cbor,
        (ShapeKind.Integer, long and >= int.MinValue and <= int.MaxValue) => cbor,
        (ShapeKind.String, string) or (ShapeKind.Blob, byte[]) => cbor,
        (ShapeKind.Double, long whole) => (double)whole,
        (ShapeKind.Timestamp, double seconds) => Scalars.FromEpoch(seconds),
        (ShapeKind.Timestamp, long seconds) => Scalars.FromEpoch(seconds),
        _ => throw Unexpected(shape.Kind),
    };

    private static void Write(CborWriter writer, object value, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Write(writer, (Structure)value, shape.Structure!);
                break;
            case ShapeKind.List:
                var items = Scalars.Items(value).ToList();
                writer.List(items.Count);
                items.ForEach(i => Write(writer, i, shape.Element!));
                break;
            case ShapeKind.Map:
                var entries = Scalars.Entries(value).ToList();
                writer.Map(entries.Count);
                foreach (var entry in entries)
                {
                    writer.Text(entry.Key);
                    Write(writer, entry.Value, shape.Element!);
                }

                break;
            case ShapeKind.Boolean:
                writer.Boolean((bool)value);
                break;
            case ShapeKind.Integer or ShapeKind.Long:
                writer.Integer(Scalars.Whole(value));
                break;
            case ShapeKind.Double:
                writer.Double(Scalars.Real(value));
                break;
            case ShapeKind.Timestamp:
                writer.TimeTag();
                writer.Double(Scalars.ToEpoch((DateTimeOffset)value));
                break;
            case ShapeKind.Blob:
                writer.Bytes((byte[])value);
                break;
            default:
                writer.Text((string)value);
                break;
        }
    }

    private static FormatException Unexpected(ShapeKind kind) =>
        new($"A value is no {kind.ToString().ToLowerInvariant()}.");
}
