using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox.Protocols;

/// <summary>Where a request goes: its protocol, its service, its operation, all as far as the request tells.</summary>
/// <param name="Protocol">Null: the service reads HTTP itself.</param>
/// <param name="Service">Null: no service of the sandbox.</param>
/// <param name="Operation">As the request names it, built or not; empty for a service that reads HTTP itself.</param>
internal sealed record Route(Protocol? Protocol, SandboxService? Service, string Operation)
{
    private static readonly JsonProtocol Json10 = new("1.0");
    private static readonly JsonProtocol Json11 = new("1.1");
    private static readonly QueryProtocol Query = new();
    private static readonly CborProtocol Cbor = new();

    public bool IsQuery => Protocol is QueryProtocol;

    /// <summary>Finds the way by headers, as AWS's endpoints of several protocols do.</summary>
    public static Route Of(World world, HttpRequest request)
    {
        var scoped = world.Services.FirstOrDefault(s => s.SigningName == ScopeService(request));
        if (request.Headers["Smithy-Protocol"] is not null)
        {
            // /service/GraniteServiceVersion20100801/operation/PutMetricData
            var parts = request.Path.Split('/');
            return parts.Length == 5 && parts[1] == "service" && parts[3] == "operation"
                ? new(Cbor, ByTarget(world, parts[2]) ?? scoped, parts[4])
                : new(Cbor, scoped, "");
        }

        if (request.Headers["X-Amz-Target"] is { } target)
        {
            var dot = target.LastIndexOf('.');
            var service = ByTarget(world, target.Substring(0, Math.Max(dot, 0)));
            var json = service?.Model.JsonVersion == "1.0" ? Json10 : Json11;

            // A target of no service names no operation of the one that was signed for: with its dot it is none.
            return new(json, service ?? scoped, service is null ? target : target.Substring(dot + 1));
        }

        if (scoped is RawService)
        {
            return new(null, scoped, "");
        }

        var parameters = IsForm(request) ? QueryProtocol.Parameters(request, request.Body) : request.Parameters;
        var action = parameters.FirstOrDefault(p => p.Key == "Action").Value;
        if (action is not null && (scoped is null || IsQueryService(scoped)))
        {
            var version = parameters.FirstOrDefault(p => p.Key == "Version").Value;
            var open = world.Services.FirstOrDefault(s => IsQueryService(s) && Takes(s, version, action));
            return new(Query, scoped ?? open, action);
        }

        return scoped is not null
            ? new(IsQueryService(scoped) ? Query : Json11, scoped, "")
            : new(null, world.Services.OfType<RawService>().FirstOrDefault(), "");
    }

    /// <summary>The service in a signature's scope, whatever the signature is worth; null when there is none.</summary>
    private static string? ScopeService(HttpRequest request)
    {
        const string label = "Credential=";
        var header = request.Headers["Authorization"];
        var start = header?.IndexOf(label, StringComparison.Ordinal) ?? -1;
        var end = start >= 0 && header!.IndexOf(',', start) is var comma and >= 0 ? comma : header?.Length ?? 0;
        var credential = start >= 0
            ? header!.Substring(start + label.Length, end - start - label.Length)
            : request.Parameter("X-Amz-Credential");
        return credential?.Split('/') is { Length: >= 4 } scope ? scope[3] : null;
    }

    /// <summary>By the prefix of a target, or its last part: CloudTrail takes the short form too.</summary>
    private static SandboxService? ByTarget(World world, string prefix) =>
        prefix.Length == 0 ? null : world.Services.FirstOrDefault(s =>
        s is not RawService && s.Model.TargetPrefix is { } whole
        && (whole == prefix || whole.EndsWith("." + prefix, StringComparison.Ordinal)));

    private static bool IsQueryService(SandboxService service) =>
        service is not RawService && service.Model.XmlNamespace is not null;

    /// <summary>The links in SNS's mails name no version: they go where their action is open to all.</summary>
    private static bool Takes(SandboxService service, string? version, string action) =>
        version is null ? service.IsOpen(action) : service.Model.ApiVersion == version;

    private static bool IsForm(HttpRequest request) =>
        request.Headers["Content-Type"]?.StartsWith(
            "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ?? false;
}
