using System.Formats.Cbor;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Smithy RPC v2 CBOR: the path names the operation, bodies are CBOR. CloudWatch's first choice.</summary>
internal sealed class CborProtocol : Protocol
{
    /// <summary>The value of the header <c>Smithy-Protocol</c>.</summary>
    public const string Name = "rpc-v2-cbor";

    private const string ContentType = "application/cbor";

    public override Structure Decode(OperationModel operation, HttpRequest request, byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            CborReader reader = new(body, CborConformanceMode.Lax);
            return CborValues.ReadStructure(reader, operation.Input);
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            throw Malformed("The request body is not valid CBOR, or not of the types that the operation takes.");
        }
    }

    public override HttpResponse Answer(SandboxService service, OperationModel operation, Structure? output, string requestId)
    {
        CborWriter writer = new(CborConformanceMode.Lax);
        CborValues.Write(writer, output ?? [], operation.Output ?? new(operation.Name));
        return Marked(Response(200, ContentType, writer.Encode(), requestId));
    }

    public override HttpResponse Refuse(SandboxService? service, ServiceFault fault, string requestId)
    {
        CborWriter writer = new(CborConformanceMode.Lax);
        writer.WriteStartMap(2);
        writer.WriteTextString("__type");
        writer.WriteTextString(service?.ErrorNamespace is { } space ? $"{space}#{fault.Code}" : fault.Code);
        writer.WriteTextString("message");
        writer.WriteTextString(fault.Message);
        writer.WriteEndMap();
        var response = Response(CommonErrors.StatusOf(service, fault), ContentType, writer.Encode(), requestId);
        QueryCompatibility.Mark(response, service, fault);
        return Marked(response);
    }

    private static HttpResponse Marked(HttpResponse response)
    {
        response.Headers["smithy-protocol"] = Name;
        return response;
    }
}
