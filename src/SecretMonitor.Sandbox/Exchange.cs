using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox;

/// <summary>One request on its way through the dispatcher, with what is known about it so far.</summary>
internal sealed class Exchange
{
    private static readonly Caller Nobody = new()
    {
        Kind = CallerKind.Anonymous,
        AccountId = "",
        Arn = "anonymous",
        PrincipalId = "",
    };

    private readonly DateTimeOffset _time = DateTimeOffset.UtcNow;

    public required HttpRequest Request { get; init; }

    public required string RequestId { get; init; }

    public Route? Route { get; set; }

    /// <summary>Who signed, once that is believed.</summary>
    public Caller Caller { get; set; } = Nobody;

    public string? Region { get; set; }

    public string? Operation { get; set; }

    public string? ErrorCode { get; set; }

    public string? Note { get; set; }

    /// <summary>Whether the request is for a service that reads HTTP itself.</summary>
    public bool IsRaw => Route is { Protocol: null, Service: RawService };

    public SandboxLogEntry ToLogEntry(int status, TimeSpan duration) => new()
    {
        Time = _time,
        RequestId = RequestId,
        Principal = Caller.Kind == CallerKind.Anonymous ? null : Caller.Arn,
        Service = Route?.Service?.SigningName,
        Operation = Operation ?? Route?.Operation,
        IsReadOnly = EventKinds.IsReadOnly(Route?.Service?.SigningName ?? "", Operation ?? Route?.Operation ?? ""),
        Region = Region,
        Status = status,
        ErrorCode = ErrorCode,
        Duration = duration,
        Note = Note,
    };
}
