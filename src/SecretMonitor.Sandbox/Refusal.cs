using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox;

/// <summary>What a request is answered that is not done: the error in the spelling of its service and protocol.</summary>
internal static class Refusal
{
    /// <summary>The code of a failure of the sandbox itself.</summary>
    public const string InternalFailure = "InternalFailure";

    private const string NotBuilt = "The sandbox does not have this operation.";

    /// <summary>Acts; whatever is thrown becomes the answer.</summary>
    public static HttpResponse Guard(Exchange exchange, Func<Exchange, HttpResponse> act)
    {
        try
        {
            return act(exchange);
        }
        catch (AuthenticationFault fault)
        {
            return Refuse(exchange, exchange.IsRaw ? fault.ForS3() : fault.ForService(exchange.Route.IsQuery));
        }
        catch (ServiceFault fault)
        {
            return Refuse(exchange, fault);
        }
        catch (Exception e)
        {
            return Failed(exchange, e);
        }
    }

    /// <summary>The fault for an operation that no service here has.</summary>
    public static ServiceFault UnknownOperation(Exchange exchange)
    {
        var route = exchange.Route;
        exchange.Note = NotBuilt;
        return new("UnknownOperationException", route.IsQuery
            ? $"Could not find operation {route.Operation} for version "
                + (route.Service?.Model.ApiVersion ?? "NO_VERSION_SPECIFIED")
            : "");
    }

    /// <summary>The answer where the sandbox itself fails.</summary>
    public static HttpResponse Failed(Exchange exchange, Exception e)
    {
        // The text of an unexpected exception may quote the input, which may be a secret: its type and place do.
        exchange.Note = $"{e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        return Refuse(exchange, new(InternalFailure, "The sandbox failed to process the request.", 500));
    }

    private static HttpResponse Refuse(Exchange exchange, ServiceFault fault)
    {
        exchange.ErrorCode = fault.Code;
        exchange.Note ??= fault.Code == "NotImplemented" ? NotBuilt : null;
        return exchange.Route.Protocol is { } protocol
            ? protocol.Refuse(exchange.Route.Service, fault, exchange.RequestId)
            : S3Errors.Refuse(fault, exchange.RequestId);
    }
}
