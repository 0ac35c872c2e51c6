using System.Diagnostics;
using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Services;

namespace SecretMonitor.Sandbox;

/// <summary>
/// What happens to every request: find the service, authenticate, decode, validate, run, record, answer. A request that
/// fails authentication leaves no CloudTrail record, as in AWS; every other call does, refused or not.
/// </summary>
internal sealed class Dispatcher(World world)
{
    private static readonly Regex RegionName = new(@"^[a-z]{2,4}(-[a-z]+)+-\d+\z", RegexOptions.CultureInvariant);

    private readonly ICredentialDirectory _credentials = world.Get<ICredentialDirectory>();
    private readonly ITrailRecorder _recorder = world.Get<ITrailRecorder>();

    /// <summary>Answers a request. Never throws.</summary>
    public HttpResponse Handle(HttpRequest request)
    {
        var watch = Stopwatch.StartNew();
        Exchange exchange = new() { Request = request, RequestId = InWorld(world.Random.Uuid) };
        HttpResponse response;
        try
        {
            response = Serve(exchange);
        }
        catch (AuthenticationFault fault)
        {
            response = Refuse(exchange, exchange.IsRaw ? fault.ForS3() : fault.ForService(exchange.Route!.IsQuery));
        }
        catch (ServiceFault fault)
        {
            response = Refuse(exchange, fault);
        }
        catch (Exception e)
        {
            // The text of an unexpected exception may quote the input, which may be a secret: only its type and place go on.
            exchange.Note = $"{e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
            response = Refuse(exchange, new("InternalFailure", "The sandbox failed to process the request.", 500));
        }

        world.Log.Add(exchange.ToLogEntry(response.Status, watch.Elapsed));
        return response;
    }

    private HttpResponse Serve(Exchange exchange)
    {
        var route = exchange.Route = Route.Of(world, exchange.Request);
        var signature = RequestSignature.Read(exchange.Request);
        if (signature is null && route.Protocol is null && exchange.Request is { Method: "GET", Target: "/" })
        {
            return HttpResponse.Text(200, Welcome);
        }

        if (signature is null && exchange.Request.Method == "GET" && PublicText(exchange.Request.Target) is { } text)
        {
            return HttpResponse.Text(200, text);
        }

        if (signature is null && !exchange.IsRaw && route.Service?.IsOpen(route.Operation) != true)
        {
            throw new AuthenticationFault(AuthenticationProblem.Missing);
        }

        var (request, payload) = signature is null
            ? (exchange.Request, exchange.Request.Body)
            : Authenticate(exchange, route, signature);
        var service = route.Service ?? throw UnknownOperation(exchange, route);
        exchange.Region = service.RegionOf(signature?.Region ?? world.Options.Region);
        return service is RawService raw
            ? Run(exchange, raw, request, payload)
            : Run(exchange, route.Protocol!, service, request);
    }

    private (HttpRequest Request, byte[] Payload) Authenticate(Exchange exchange, Route route, RequestSignature signature)
    {
        if (route.Service is { } service && service.SigningName != signature.Service)
        {
            throw new AuthenticationFault(AuthenticationProblem.Misdirected,
                $"Credential should be scoped to correct service: '{service.SigningName}'.");
        }

        if (!RegionName.IsMatch(signature.Region))
        {
            throw new AuthenticationFault(AuthenticationProblem.Misdirected,
                $"Credential should be scoped to a valid region, not '{signature.Region}'.");
        }

        var (credential, now) = InWorld(() => (_credentials.FindCredential(signature.AccessKeyId), world.Clock.Now));
        var verified = SignatureVerifier.Verify(exchange.Request, signature, credential, now);
        exchange.Caller = credential!.Caller;
        InWorld(() =>
        {
            _credentials.Used(signature.AccessKeyId, signature.Service, signature.Region);
            return true;
        });
        return verified;
    }

    private HttpResponse Run(Exchange exchange, RawService service, HttpRequest request, byte[] payload)
    {
        lock (world.Gate)
        {
            RawCall call = new()
            {
                Service = service,
                Caller = exchange.Caller,
                Region = exchange.Region!,
                RequestId = exchange.RequestId,
                SourceIPAddress = request.RemoteAddress.ToString(),
                UserAgent = request.Headers["User-Agent"] ?? "",
                Host = request.Host,
                Request = request,
                Body = payload,
            };
            try
            {
                var response = service.Handle(call);
                DemandAuthorized(call, call.EventName ?? request.Method);
                Record(call, call.EventName, default);
                exchange.Operation = call.EventName;
                return response;
            }
            catch (ServiceFault fault)
            {
                exchange.Operation = call.EventName;
                Record(call, call.EventName, new(null, fault));
                throw;
            }
        }
    }

    private HttpResponse Run(Exchange exchange, Protocol protocol, SandboxService service, HttpRequest request)
    {
        exchange.Operation = exchange.Route!.Operation;
        var handle = service.Find(exchange.Operation);
        if (handle is null || !service.Model.Operations.TryGetValue(exchange.Operation, out var operation))
        {
            throw UnknownOperation(exchange, exchange.Route);
        }

        var input = protocol.Decode(operation, request, ContentCoding.Decode(request));
        lock (world.Gate)
        {
            Call call = new()
            {
                Service = service,
                Operation = operation,
                Input = input,
                Caller = exchange.Caller,
                Region = exchange.Region!,
                RequestId = exchange.RequestId,
                SourceIPAddress = request.RemoteAddress.ToString(),
                UserAgent = request.Headers["User-Agent"] ?? "",
                Host = request.Host,
            };
            try
            {
                InputValidator.Check(service, operation, input);
                var output = handle(call);
                DemandAuthorized(call, operation.Name);
                Record(call, operation.Name, new(output, null));
                return protocol.Answer(service, operation, output, exchange.RequestId);
            }
            catch (ServiceFault fault)
            {
                Record(call, operation.Name, new(null, fault));
                throw;
            }
        }
    }

    private void Record(ServiceCall call, string? eventName, CallOutcome outcome)
    {
        foreach (var record in eventName is null ? [] : RecordWriter.Write(call, eventName, outcome))
        {
            _recorder.Record(record);
        }
    }

    /// <summary>An operation that forgets to ask the policies is a hole in the sandbox: it fails closed, and a test sees it.</summary>
    private static void DemandAuthorized(ServiceCall call, string operation)
    {
        if (!call.IsAuthorized)
        {
            throw new InvalidOperationException($"{call.Service.SigningName}:{operation} was never authorised.");
        }
    }

    private ServiceFault UnknownOperation(Exchange exchange, Route route)
    {
        exchange.Operation = route.Operation;
        exchange.Note = "The sandbox does not have this operation.";
        return new("UnknownOperationException", route.IsQuery
            ? $"Could not find operation {route.Operation} for version {route.Service?.Model.ApiVersion ?? "NO_VERSION_SPECIFIED"}"
            : "");
    }

    private static HttpResponse Refuse(Exchange exchange, ServiceFault fault)
    {
        exchange.ErrorCode = fault.Code;
        return exchange.Route?.Protocol is { } protocol
            ? protocol.Refuse(exchange.Route.Service, fault, exchange.RequestId)
            : S3Errors.Refuse(fault, exchange.RequestId);
    }

    private string? PublicText(string target) =>
        InWorld(() => world.Services.Select(s => s.PublicText(target)).FirstOrDefault(text => text is not null));

    private T InWorld<T>(Func<T> read)
    {
        lock (world.Gate)
        {
            return read();
        }
    }

    private string Welcome =>
        $"""
        This is the SecretMonitor sandbox: a local AWS with account {world.AccountId}.
        Point an AWS client at it: AWS_ENDPOINT_URL={world.EndpointUrl}

        """;
}
