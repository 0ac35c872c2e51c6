using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox;

/// <summary>One request on its way through the dispatcher, with what is known about it so far.</summary>
internal sealed class Exchange(HttpRequest request, string requestId)
{
    private static readonly Caller Nobody = new()
    {
        Kind = CallerKind.Anonymous,
        AccountId = "",
        Arn = "anonymous",
        PrincipalId = "",
    };

    private readonly DateTimeOffset _time = DateTimeOffset.UtcNow;

    /// <summary>As received; once it is authenticated, with the trailer fields of S3's chunks.</summary>
    public HttpRequest Request { get; set; } = request;

    /// <summary>The body; once it is authenticated, without S3's chunks.</summary>
    public byte[] Payload { get; set; } = request.Body;

    public string RequestId { get; } = requestId;

    /// <summary>The request with its payload for a body.</summary>
    public HttpRequest Decoded => Request.Body == Payload ? Request : new()
    {
        Method = Request.Method,
        Target = Request.Target,
        Headers = Request.Headers,
        RemoteAddress = Request.RemoteAddress,
        Body = Payload,
    };

    /// <summary>The way of a request that goes nowhere, until the right one is found.</summary>
    public Route Route { get; set; } = new(null, null, "");

    /// <summary>Who signed, once that is believed.</summary>
    public Caller Caller { get; set; } = Nobody;

    public string Region { get; set; } = "";

    public string? Operation { get; set; }

    public string? ErrorCode { get; set; }

    public string? Note { get; set; }

    /// <summary>How the request was signed; null: it was not.</summary>
    public RequestSignature? Signature { get; set; }

    /// <summary>Whether and for what the call still waits.</summary>
    public Patience Patience { get; } = new();

    /// <summary>What was made to go wrong.</summary>
    public FaultRule? Fault { get; set; }

    /// <summary>Whether the request is for a service that reads HTTP itself.</summary>
    public bool IsRaw => Route is { Protocol: null, Service: RawService };

    public SandboxLogEntry ToLogEntry(int status, TimeSpan duration)
    {
        var service = Route.Service?.SigningName;
        var operation = Operation ?? Route.Operation;
        return new()
        {
            Time = _time,
            RequestId = RequestId,
            Principal = Caller.Kind == CallerKind.Anonymous ? null : Caller.Arn,
            Service = service,
            Operation = operation,
            IsReadOnly = EventKinds.IsReadOnly(service ?? "", operation),
            Region = Region.Length == 0 ? null : Region,
            Status = status,
            ErrorCode = ErrorCode,
            Duration = duration,
            Note = Fault is null ? Note : $"Injected: {Fault}",
        };
    }
}
