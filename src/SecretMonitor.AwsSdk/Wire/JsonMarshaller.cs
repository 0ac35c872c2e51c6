#nullable enable
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace SecretMonitor.AwsSdk.Wire;

/// <summary>Writes a request in awsJson 1.0 or 1.1.</summary>
internal sealed class JsonMarshaller(ServiceDescription service) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    // Letters are written as they are: their escapes would count against AWS's size limits.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service.Name) { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["Content-Type"] = "application/x-amz-json-" + service.JsonVersion;
        request.Headers["X-Amz-Target"] = service.TargetPrefix + "." + ServiceDescription.OperationOf(input);
        request.Headers["X-Amz-Api-Version"] = service.ApiVersion;
        if (service.QueryCompatible)
        {
            request.Headers["X-Amzn-Query-Mode"] = "true";
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, service.Shapes.Of(input.GetType()), input);
        }

        request.Content = buffer.ToArray();
        return request;
    }

    private void Write(Utf8JsonWriter writer, Shape shape, object? value)
    {
        switch (shape)
        {
            case var _ when value is null:
                writer.WriteNullValue();
                break;
            case StructureShape structure:
                WriteStructure(writer, structure, value);
                break;
            case ListShape list:
                writer.WriteStartArray();
                foreach (var item in (IList)value)
                {
                    Write(writer, list.Item, item);
                }

                writer.WriteEndArray();
                break;
            case MapShape map:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    writer.WritePropertyName((string)entry.Key);
                    Write(writer, map.Value, entry.Value);
                }

                writer.WriteEndObject();
                break;
            default:
                WriteScalar(writer, value);
                break;
        }
    }

    private void WriteStructure(Utf8JsonWriter writer, StructureShape structure, object value)
    {
        writer.WriteStartObject();
        foreach (var member in structure.Members)
        {
            if (member.Outgoing(value) is { } outgoing)
            {
                writer.WritePropertyName(member.Name);
                Write(writer, member.Shape, outgoing);
            }
        }

        writer.WriteEndObject();
    }

    private void WriteScalar(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                writer.WriteNumberValue(number);
                break;
            case DateTime time when service.LogsConventions:
                writer.WriteNumberValue(ScalarShape.EpochMilliseconds(time));
                break;
            case DateTime time:
                writer.WriteNumberValue(ScalarShape.EpochMilliseconds(time) / 1000m);
                break;
            default:
                writer.WriteStringValue(ScalarShape.Text(value));
                break;
        }
    }
}
