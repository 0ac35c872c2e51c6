using SecretMonitor.Sandbox.Models;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>
/// The errors that every service has, and how the protocols spell them: JSON answers 400 where query services answer
/// 403 under another name. A service's own errors are in its model.
/// </summary>
internal static class CommonErrors
{
    private static readonly Dictionary<string, (string QueryCode, int QueryStatus, int JsonStatus)> Known = new()
    {
        ["AccessDeniedException"] = ("AccessDenied", 403, 400),
        ["ExpiredTokenException"] = ("ExpiredToken", 403, 400),
        ["IncompleteSignatureException"] = ("IncompleteSignature", 400, 400),
        ["InternalFailure"] = ("InternalFailure", 500, 500),
        ["InvalidSignatureException"] = ("SignatureDoesNotMatch", 403, 400),
        ["MissingAuthenticationTokenException"] = ("MissingAuthenticationToken", 403, 400),
        ["SerializationException"] = ("MalformedInput", 400, 400),
        ["ThrottlingException"] = ("Throttling", 400, 400),
        ["UnknownOperationException"] = ("InvalidAction", 400, 400),
        ["UnrecognizedClientException"] = ("InvalidClientTokenId", 403, 400),
        ["ValidationException"] = ("ValidationError", 400, 400),
    };

    /// <summary>The HTTP status of an error in the JSON and CBOR protocols.</summary>
    public static int StatusOf(SandboxService? service, ServiceFault fault) =>
        fault.Status
        ?? (Known.TryGetValue(fault.Code, out var known) ? known.JsonStatus : ModelOf(service, fault)?.Status ?? 400);

    /// <summary>The code and the HTTP status of an error in the query protocol.</summary>
    public static (string Code, int Status) InQuery(SandboxService? service, ServiceFault fault) =>
        Known.TryGetValue(fault.Code, out var known)
            ? (known.QueryCode, fault.Status ?? known.QueryStatus)
            : (service?.QueryCode(fault.Code) ?? fault.Code, fault.Status ?? ModelOf(service, fault)?.Status ?? 400);

    private static ErrorModel? ModelOf(SandboxService? service, ServiceFault fault) =>
        service is not null && service.Model.Errors.TryGetValue(fault.Code, out var model) ? model : null;
}
