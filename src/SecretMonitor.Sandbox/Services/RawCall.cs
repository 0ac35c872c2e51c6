using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services;

/// <summary>A call of a service that reads HTTP itself.</summary>
internal sealed class RawCall(RawService service, Exchange exchange) : ServiceCall(service, exchange)
{
    public HttpRequest Request { get; } = exchange.Request;

    /// <summary>The payload: the request's body without the signed chunks of <c>aws-chunked</c>.</summary>
    public byte[] Body { get; } = exchange.Payload;
}
