using System.Formats.Cbor;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Values in CBOR, by their model. Times are tag 1 with epoch seconds.</summary>
internal static class CborValues
{
    public static Structure ReadStructure(CborReader reader, StructureModel model)
    {
        Structure structure = [];
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var member = model.FromWire(reader.ReadTextString());
            if (member is null || reader.PeekState() == CborReaderState.Null)
            {
                reader.SkipValue();
            }
            else
            {
                structure[member.Name] = Read(reader, member.Shape);
            }
        }

        reader.ReadEndMap();
        return structure;
    }

    public static void Write(CborWriter writer, Structure structure, StructureModel model)
    {
        writer.WriteStartMap(null);
        foreach (var member in model.Members)
        {
            if (structure[member.Name] is { } value)
            {
                writer.WriteTextString(member.Wire);
                Write(writer, value, member.Shape);
            }
        }

        writer.WriteEndMap();
    }

    private static object Read(CborReader reader, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure => ReadStructure(reader, shape.Structure!),
        ShapeKind.List => ReadList(reader, shape.Element!),
        ShapeKind.Map => ReadMap(reader, shape.Element!),
        ShapeKind.Boolean => reader.ReadBoolean(),
        ShapeKind.Integer => (long)reader.ReadInt32(),
        ShapeKind.Long => reader.ReadInt64(),
        ShapeKind.Double => ReadNumber(reader),
        ShapeKind.Blob => reader.ReadByteString(),
        ShapeKind.Timestamp => ReadTime(reader),
        _ => reader.ReadTextString(),
    };

    private static List<object> ReadList(CborReader reader, Shape element)
    {
        List<object> list = [];
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            list.Add(Read(reader, element));
        }

        reader.ReadEndArray();
        return list;
    }

    private static Dictionary<string, object> ReadMap(CborReader reader, Shape element)
    {
        Dictionary<string, object> map = new(StringComparer.Ordinal);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            map[reader.ReadTextString()] = Read(reader, element);
        }

        reader.ReadEndMap();
        return map;
    }

    private static DateTimeOffset ReadTime(CborReader reader)
    {
        if (reader.PeekState() == CborReaderState.Tag)
        {
            reader.ReadTag();
        }

        return Scalars.FromEpoch(ReadNumber(reader));
    }

    private static double ReadNumber(CborReader reader) =>
        reader.PeekState() is CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger
            ? reader.ReadInt64()
            : reader.ReadDouble();

    private static void Write(CborWriter writer, object value, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Write(writer, (Structure)value, shape.Structure!);
                break;
            case ShapeKind.List:
                writer.WriteStartArray(null);
                foreach (var item in Scalars.Items(value))
                {
                    Write(writer, item, shape.Element!);
                }

                writer.WriteEndArray();
                break;
            case ShapeKind.Map:
                writer.WriteStartMap(null);
                foreach (var entry in Scalars.Entries(value))
                {
                    writer.WriteTextString(entry.Key);
                    Write(writer, entry.Value, shape.Element!);
                }

                writer.WriteEndMap();
                break;
            case ShapeKind.Boolean:
                writer.WriteBoolean((bool)value);
                break;
            case ShapeKind.Integer or ShapeKind.Long:
                writer.WriteInt64(Scalars.Whole(value));
                break;
            case ShapeKind.Double:
                writer.WriteDouble(Scalars.Real(value));
                break;
            case ShapeKind.Timestamp:
                writer.WriteTag(CborTag.UnixTimeSeconds);
                writer.WriteDouble(Scalars.ToEpoch((DateTimeOffset)value));
                break;
            case ShapeKind.Blob:
                writer.WriteByteString((byte[])value);
                break;
            default:
                writer.WriteTextString((string)value);
                break;
        }
    }
}
