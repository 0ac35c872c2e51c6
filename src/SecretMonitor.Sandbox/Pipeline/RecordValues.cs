using System.Globalization;
using System.Text.Json;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>
/// Requests and answers as CloudTrail shows them: names in lower camel case, nothing that is sensitive.
/// </summary>
internal static class RecordValues
{
    public static void Write(Utf8JsonWriter writer, Structure structure, StructureModel model)
    {
        writer.WriteStartObject();
        foreach (var member in model.Members)
        {
            if (!member.Shape.IsSensitive && structure[member.Name] is { } value)
            {
                writer.WritePropertyName(LowerCamel(member.Name));
                Write(writer, value, member.Shape);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// <c>SecretId</c> is <c>secretId</c>, <c>ARN</c> is <c>arn</c>, <c>KMSKeyId</c> is <c>kmsKeyId</c>.
    /// </summary>
    public static string LowerCamel(string name)
    {
        var capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        // The last capital of several begins the next word.
        var lowered = capitals > 1 && capitals < name.Length && char.IsLower(name[capitals]) ? capitals - 1 : capitals;
        return name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
    }

    private static void Write(Utf8JsonWriter writer, object value, Shape shape)
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
                writer.WriteStringValue(((DateTimeOffset)value).UtcDateTime
                    .ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture));
                break;
            case ShapeKind.Blob:
                writer.WriteStringValue(Convert.ToBase64String((byte[])value));
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
