using System.Text.Json;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Writes values as JSON, by their model; what answers and CloudTrail's records do differently is left open.</summary>
internal abstract class JsonValueWriter
{
    public void Write(Utf8JsonWriter writer, Structure structure, StructureModel model)
    {
        writer.WriteStartObject();
        foreach (var member in model.Members)
        {
            if (structure[member.Name] is { } value && NameOf(member) is { } name)
            {
                writer.WritePropertyName(name);
                Write(writer, value, member.Shape);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The name that a member is written with; null: it is not shown.</summary>
    protected abstract string? NameOf(MemberModel member);

    protected abstract void Write(Utf8JsonWriter writer, DateTimeOffset time);

    private void Write(Utf8JsonWriter writer, object value, Shape shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Write(writer, (Structure)value, shape.Structure!);
                break;
            case ShapeKind.List:
                writer.WriteStartArray();
                foreach (var item in Scalars.Items(value))
                {
                    Write(writer, item, shape.Element!);
                }

                writer.WriteEndArray();
                break;
            case ShapeKind.Map:
                writer.WriteStartObject();
                foreach (var entry in Scalars.Entries(value))
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value, shape.Element!);
                }

                writer.WriteEndObject();
                break;
            case ShapeKind.Boolean:
                writer.WriteBooleanValue((bool)value);
                break;
            case ShapeKind.Integer or ShapeKind.Long:
                writer.WriteNumberValue(Scalars.Whole(value));
                break;
            case ShapeKind.Double
                when Scalars.Real(value) is var real && !double.IsNaN(real) && !double.IsInfinity(real):
                writer.WriteNumberValue(real);
                break;
            case ShapeKind.Double:
                writer.WriteStringValue(Scalars.Text(Scalars.Real(value)));
                break;
            case ShapeKind.Timestamp:
                Write(writer, (DateTimeOffset)value);
                break;
            case ShapeKind.Blob:
                writer.WriteBase64StringValue((byte[])value);
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
