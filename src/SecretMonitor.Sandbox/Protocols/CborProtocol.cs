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
            return CborValues.ReadStructure(new CborReader(body).Read(), operation.Input);
        }
        catch (FormatException e)
        {
            throw Malformed(e.Message);
        }
    }

    public override HttpResponse Answer(
        SandboxService service, OperationModel operation, Structure? output, string requestId)
    {
        CborWriter writer = new();
        CborValues.Write(writer, output ?? [], operation.Output ?? new(operation.Name));
        return Marked(Response(200, ContentType, writer.ToArray(), requestId));
    }

    public override HttpResponse Refuse(SandboxService? service, ServiceFault fault, string requestId)
    {
        CborWriter writer = new();
        writer.Map(2);
        writer.Text("__type");
        writer.Text(service?.ErrorNamespace is { } space ? $"{space}#{fault.Code}" : fault.Code);
        writer.Text("message");
        writer.Text(fault.Message);
        var response = Response(CommonErrors.StatusOf(service, fault), ContentType, writer.ToArray(), requestId);
        QueryCompatibility.Mark(response, service, fault);
        return Marked(response);
    }

    private static HttpResponse Marked(HttpResponse response)
    {
        response.Headers["smithy-protocol"] = Name;
        return response;
    }
}
