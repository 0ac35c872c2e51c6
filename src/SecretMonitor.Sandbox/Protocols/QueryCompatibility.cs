using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>
/// Services that moved from query to JSON or CBOR (SQS, CloudWatch) still tell the query protocol's code, which clients
/// show as the error's code (AWS's trait awsQueryCompatible).
/// </summary>
internal static class QueryCompatibility
{
    public static void Mark(HttpResponse response, SandboxService? service, ServiceFault fault)
    {
        if (service?.Model is { XmlNamespace: not null, TargetPrefix: not null })
        {
            var fault5xx = response.Status >= 500;
            response.Headers["x-amzn-query-error"] =
                $"{CommonErrors.InQuery(service, fault).Code};{(fault5xx ? "Receiver" : "Sender")}";
        }
    }
}
