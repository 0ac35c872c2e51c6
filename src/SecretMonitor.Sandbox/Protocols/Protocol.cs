using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>One of AWS's ways to put an operation into HTTP.</summary>
internal abstract class Protocol
{
    /// <summary>The input of an operation. Unknown members are ignored, as AWS does.</summary>
    /// <exception cref="ServiceFault">
    /// <c>SerializationException</c>: the body is not what the protocol says.
    /// </exception>
    public abstract Structure Decode(OperationModel operation, HttpRequest request, byte[] body);

    public abstract HttpResponse Answer(
        SandboxService service, OperationModel operation, Structure? output, string requestId);

    /// <summary>
    /// An error; <paramref name="service"/> is null when it is not known for which one the request was.
    /// </summary>
    public abstract HttpResponse Refuse(SandboxService? service, ServiceFault fault, string requestId);

    protected static HttpResponse Response(int status, string contentType, byte[] body, string requestId) => new(status)
    {
        Body = body,
        Headers = { { "x-amzn-RequestId", requestId }, { "Content-Type", contentType } },
    };

    protected static ServiceFault Malformed(string message) => new("SerializationException", message);
}
