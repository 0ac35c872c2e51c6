using System.Text.Encodings.Web;
using System.Text.Json;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>awsJson 1.0 and 1.1: <c>X-Amz-Target</c> names the operation, bodies are JSON.</summary>
internal sealed class JsonProtocol(string version) : Protocol
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Structure Decode(OperationModel operation, HttpRequest request, byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return JsonValues.ReadStructure(document.RootElement, operation.Input);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not UTF-8.
            throw Malformed("The request body is not valid JSON.");
        }
    }

    public override HttpResponse Answer(
        SandboxService service, OperationModel operation, Structure? output, string requestId)
    {
        // An operation without an answer has an empty body; one with an empty answer has {}.
        var body = operation.Output is { } model ? Write(w => JsonValues.Write(w, output ?? [], model)) : [];
        return Response(200, ContentType, body, requestId);
    }

    public override HttpResponse Refuse(SandboxService? service, ServiceFault fault, string requestId)
    {
        var body = Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("__type", service?.ErrorNamespace is { } space ? $"{space}#{fault.Code}" : fault.Code);
            if (fault.Message.Length > 0)
            {
                writer.WriteString(service?.MessageMember ?? "message", fault.Message);
            }

            foreach (var detail in fault.Details)
            {
                writer.WriteString(detail.Key, detail.Value);
            }

            writer.WriteEndObject();
        });
        var response = Response(CommonErrors.StatusOf(service, fault), ContentType, body, requestId);
        QueryCompatibility.Mark(response, service, fault);
        return response;
    }

    private string ContentType => "application/x-amz-json-" + version;

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, Plain))
        {
            write(writer);
        }

        return stream.ToArray();
    }
}
