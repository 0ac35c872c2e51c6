using SecretMonitor.Sandbox.Http;

namespace SecretMonitor.Sandbox.Services;

/// <summary>A call of a service that reads HTTP itself.</summary>
internal sealed class RawCall : ServiceCall
{
    public required HttpRequest Request { get; init; }

    /// <summary>The payload: the request's body without the signed chunks of <c>aws-chunked</c>.</summary>
    public required byte[] Body { get; init; }

    /// <summary>
    /// The operation as CloudTrail names it (<c>CreateBucket</c>, <c>PutObject</c>). Set it before authorising; a call
    /// without one leaves no record.
    /// </summary>
    public string? EventName { get; set; }
}
