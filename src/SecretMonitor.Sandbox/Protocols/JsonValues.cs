using System.Text.Json;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Values in JSON, by their model. The texts of refusals are those of AWS's own deserialiser.</summary>
internal static class JsonValues
{
    public static Structure ReadStructure(JsonElement json, StructureModel model)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(json, "Structure");
        }

        Structure structure = [];
        foreach (var property in json.EnumerateObject())
        {
            if (model.FromWire(property.Name) is { } member && property.Value.ValueKind != JsonValueKind.Null)
            {
                structure[member.Name] = Read(property.Value, member.Shape);
            }
        }

        return structure;
    }

    public static void Write(Utf8JsonWriter writer, Structure structure, StructureModel model) =>
        new OnTheWire().Write(writer, structure, model);

    private static object Read(JsonElement json, Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure => ReadStructure(json, shape.Structure!),
        ShapeKind.List when json.ValueKind == JsonValueKind.Array => ReadList(json, shape.Element!),
        ShapeKind.Map when json.ValueKind == JsonValueKind.Object => ReadMap(json, shape.Element!),
        ShapeKind.String when json.ValueKind == JsonValueKind.String => json.GetString()!,
        ShapeKind.Boolean when json.ValueKind is JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        ShapeKind.Integer when IsWhole(json, int.MinValue, int.MaxValue) => (long)json.GetDouble(),
        ShapeKind.Long when json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var whole) => whole,
        ShapeKind.Long when IsWhole(json, -9e15, 9e15) => (long)json.GetDouble(),
        ShapeKind.Double when json.ValueKind == JsonValueKind.Number => json.GetDouble(),
        ShapeKind.Double when Scalars.SpecialDouble(json) is { } special => special,
        ShapeKind.Blob when json.ValueKind == JsonValueKind.String => Scalars.Base64(json.GetString()!),
        ShapeKind.Timestamp when json.ValueKind == JsonValueKind.Number => Scalars.FromEpoch(json.GetDouble()),
        ShapeKind.Timestamp when json.ValueKind == JsonValueKind.String => Scalars.ReadTime(json.GetString()!),
        _ => throw Unexpected(json, shape.Kind.ToString()),
    };

    private static List<object> ReadList(JsonElement json, Shape element)
    {
        List<object> list = [];
        foreach (var item in json.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Null)
            {
                list.Add(Read(item, element));
            }
        }

        return list;
    }

    private static Dictionary<string, object> ReadMap(JsonElement json, Shape element)
    {
        Dictionary<string, object> map = new(StringComparer.Ordinal);
        foreach (var entry in json.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Null)
            {
                map[entry.Name] = Read(entry.Value, element);
            }
        }

        return map;
    }

    private static bool IsWhole(JsonElement json, double least, double greatest) =>
        json.ValueKind == JsonValueKind.Number && json.GetDouble() is var number
        && number >= least && number <= greatest && Math.Floor(number) == number;

    private static ServiceFault Unexpected(JsonElement json, string expected) =>
        new("SerializationException", json.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected",
        _ when expected is "Structure" or "Map" or "List" => "Unexpected field type",
        _ => $"{Token(json.ValueKind)} can not be converted to {(expected == "Integer" ? "an" : "a")} {expected}",
    });

    private static string Token(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "STRING_VALUE",
        JsonValueKind.Number => "NUMBER_VALUE",
        JsonValueKind.True => "TRUE_VALUE",
        JsonValueKind.False => "FALSE_VALUE",
        _ => "NULL_VALUE",
    };

    private sealed class OnTheWire : JsonValueWriter
    {
        protected override string NameOf(MemberModel member) => member.Wire;

        protected override void Write(Utf8JsonWriter writer, DateTimeOffset time) =>
            writer.WriteNumberValue(Scalars.ToEpoch(time));
    }
}
