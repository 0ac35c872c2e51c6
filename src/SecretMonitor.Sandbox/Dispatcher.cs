using System.Diagnostics;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox;

/// <summary>
/// What happens to every request: find the service, authenticate, decode, validate, run, record, answer. A request that
/// fails authentication leaves no CloudTrail record, as in AWS, nor does one that an injected fault keeps from its
/// service; every other call does, refused or not.
/// </summary>
internal sealed class Dispatcher(World world)
{
    private readonly Authenticator _authenticator = new(world);
    private readonly ITrailRecorder _recorder = world.Get<ITrailRecorder>();

    private string Welcome =>
        $"""
        This is the SecretMonitor sandbox: a local AWS with account {world.AccountId}.
        Point an AWS client at it: AWS_ENDPOINT_URL={world.EndpointUrl}

        """;

    /// <summary>Answers a request. Never throws.</summary>
    public HttpResponse Handle(HttpRequest request)
    {
        var watch = Stopwatch.StartNew();
        Exchange exchange = new(request, NewRequestId());
        HttpResponse response;
        try
        {
            response = Serve(exchange);
        }
        catch (AuthenticationFault fault)
        {
            response = Refuse(exchange, exchange.IsRaw ? fault.ForS3() : fault.ForService(exchange.Route.IsQuery));
        }
        catch (ServiceFault fault)
        {
            response = Refuse(exchange, fault);
        }
        catch (Exception e)
        {
            // The text of an unexpected exception may quote the input, which may be a secret: its type and place do.
            exchange.Note = $"{e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
            response = Refuse(exchange, new("InternalFailure", "The sandbox failed to process the request.", 500));
        }

        if (exchange.Fault is { } injected)
        {
            response.Delay = injected.Delay;
            response = injected.Kind == FaultKind.Lost ? HttpResponse.None() : response;
        }

        world.Log.Add(exchange.ToLogEntry(response.Status, watch.Elapsed + response.Delay));
        return response;
    }

    private HttpResponse Serve(Exchange exchange)
    {
        var route = exchange.Route = Route.Of(world, exchange.Request);
        var signature = RequestSignature.Read(exchange.Request);
        if (signature is null && exchange.Request.Method == "GET" && PublicText(exchange.Request.Target) is { } text)
        {
            return HttpResponse.Text(200, text);
        }

        if (signature is not null)
        {
            _authenticator.Authenticate(exchange, signature);
        }
        else if (!exchange.IsRaw && route.Service?.IsOpen(route.Operation) != true)
        {
            throw new AuthenticationFault(AuthenticationProblem.Missing);
        }

        var service = route.Service ?? throw UnknownOperation(exchange);
        exchange.Region = service.RegionOf(signature?.Region ?? world.Options.Region);
        exchange.Operation = service.OperationOf(exchange);
        exchange.Fault = world.Faults.Next(service, exchange.Operation);
        return exchange.Fault?.Kind switch
        {
            FaultKind.Throttle => throw service.Throttled(),
            FaultKind.Failure => throw service.Failed(),
            FaultKind.Reset => HttpResponse.None(),
            _ => service is RawService raw ? Run(exchange, raw) : Run(exchange, service, route.Protocol!),
        };
    }

    private HttpResponse Run(Exchange exchange, RawService service)
    {
        HttpResponse? response = null;
        lock (world.Gate)
        {
            var state = StateFor(exchange, service);
            RawCall call = new(state, exchange);
            Run(call, () =>
            {
                response = state.Handle(call);
                return null;
            });
            return response!;
        }
    }

    private HttpResponse Run(Exchange exchange, SandboxService service, Protocol protocol)
    {
        var name = exchange.Route.Operation;
        if (service.Find(name) is null || !service.Model.Operations.TryGetValue(name, out var operation))
        {
            throw UnknownOperation(exchange);
        }

        var input = protocol.Decode(operation, exchange.Request, ContentCoding.Decode(exchange.Request));
        lock (world.Gate)
        {
            var state = StateFor(exchange, service);
            Call call = new(state, exchange, operation, input);
            var output = Run(call, () =>
            {
                InputValidator.Check(service, operation, input);
                return state.Find(name)!(call);
            });

            // Under the lock too: an answer may hold lists that the next call changes.
            return protocol.Answer(service, operation, output, exchange.RequestId);
        }
    }

    /// <summary>The service whose state a call sees: as it is, or as a fault wants it, as it was.</summary>
    private T StateFor<T>(Exchange exchange, T service)
        where T : SandboxService
    {
        var operation = exchange.Operation!;
        if (!EventKinds.IsLookup(operation))
        {
            world.Past.Keep(service);
            return service;
        }

        var state = world.Past.Of(service, world.Faults.AgeFor(service, operation));
        exchange.Note = state == service ? exchange.Note : "Answered from the past.";
        return (T)state;
    }

    /// <summary>Does what a call asks for and leaves its record, whatever comes of it.</summary>
    private Structure? Run(ServiceCall call, Func<Structure?> act)
    {
        try
        {
            var output = act();
            if (!call.IsAuthorized)
            {
                // A hole in the sandbox: it fails closed, and a test sees it.
                throw new InvalidOperationException("The operation never asked the policies.");
            }

            Record(call, new(output, null));
            return output;
        }
        catch (ServiceFault fault)
        {
            Record(call, new(null, fault));
            throw;
        }
    }

    private void Record(ServiceCall call, CallOutcome outcome)
    {
        foreach (var record in call.EventName is { } name ? RecordWriter.Write(call, name, outcome) : [])
        {
            _recorder.Record(record);
        }
    }

    private static ServiceFault UnknownOperation(Exchange exchange)
    {
        var route = exchange.Route;
        exchange.Note = "The sandbox does not have this operation.";
        return new("UnknownOperationException", route.IsQuery
            ? $"Could not find operation {route.Operation} for version "
                + (route.Service?.Model.ApiVersion ?? "NO_VERSION_SPECIFIED")
            : "");
    }

    private static HttpResponse Refuse(Exchange exchange, ServiceFault fault)
    {
        exchange.ErrorCode = fault.Code;
        return exchange.Route.Protocol is { } protocol
            ? protocol.Refuse(exchange.Route.Service, fault, exchange.RequestId)
            : S3Errors.Refuse(fault, exchange.RequestId);
    }

    private string? PublicText(string target)
    {
        if (target == "/")
        {
            return Welcome;
        }

        lock (world.Gate)
        {
            return world.Services.Select(s => s.PublicText(target)).FirstOrDefault(text => text is not null);
        }
    }

    private string NewRequestId()
    {
        lock (world.Gate)
        {
            return world.Random.Uuid();
        }
    }
}
