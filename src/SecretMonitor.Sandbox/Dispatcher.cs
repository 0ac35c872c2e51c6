using System.Diagnostics;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.State;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox;

/// <summary>
/// What happens to every request: find the service, authenticate, decode, validate, run, record, answer. A request that
/// fails authentication leaves no CloudTrail record, as in AWS, nor does one that an injected fault keeps from its
/// service; every other call does, refused or not.
/// </summary>
internal sealed class Dispatcher(World world)
{
    private const string InternalFailure = "InternalFailure";
    private const string NotBuilt = "The sandbox does not have this operation.";

    private readonly Authenticator _authenticator = new(world);
    private readonly ITrailRecorder _recorder = world.Get<ITrailRecorder>();

    private string Welcome =>
        $"""
        This is the SecretMonitor sandbox: a local AWS with account {world.AccountId}.
        Point an AWS client at it: AWS_ENDPOINT_URL={world.EndpointUrl}

        """;

    /// <summary>Answers a request. Never throws.</summary>
    public async Task<HttpResponse> HandleAsync(HttpRequest request)
    {
        var watch = Stopwatch.StartNew();
        Exchange exchange = new(request, NewRequestId());
        var response = Answer(exchange, Serve);
        while (exchange.Patience.Pause is { } pause)
        {
            await pause.ConfigureAwait(false);
            exchange.Patience.Resume();
            response = Answer(exchange, Perform);
        }

        response = Keep(exchange, response);
        if (exchange.Fault is { } injected)
        {
            response.Delay = injected.Delay;
            response = injected.Kind == FaultKind.Lost ? HttpResponse.None() : response;
        }

        world.Log.Add(exchange.ToLogEntry(response.Status, watch.Elapsed + response.Delay));
        return response;
    }

    /// <summary>Makes a call of the journal once more.</summary>
    /// <returns>The error's code; empty: it was done.</returns>
    public string Repeat(CallEntry entry)
    {
        Exchange exchange = new(entry.Request, entry.RequestId) { Patience = { IsOver = true } };
        Answer(exchange, _ =>
        {
            Locate(exchange);
            Enter(exchange);
            return Perform(exchange);
        });
        return exchange.ErrorCode ?? "";
    }

    private static HttpResponse Answer(Exchange exchange, Func<Exchange, HttpResponse> act)
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
            return Fail(exchange, e);
        }
    }

    /// <summary>Answers only once what the answer tells is written down.</summary>
    private HttpResponse Keep(Exchange exchange, HttpResponse response)
    {
        try
        {
            world.Journal?.Commit();
            return response;
        }
        catch (IOException e)
        {
            return Fail(exchange, e);
        }
    }

    private HttpResponse Serve(Exchange exchange)
    {
        Locate(exchange);
        var route = exchange.Route;
        var isSigned = exchange.Signature is not null;
        if (!isSigned && exchange.Request.Method == "GET" && PublicText(exchange.Request.Target) is { } text)
        {
            return HttpResponse.Text(200, text);
        }

        if (isSigned)
        {
            _authenticator.Authenticate(exchange, exchange.Signature!);
        }
        else if (!exchange.IsRaw && route.Service?.IsOpen(route.Operation) != true)
        {
            throw new AuthenticationFault(AuthenticationProblem.Missing);
        }

        Enter(exchange);
        var service = route.Service!;
        exchange.Fault = world.Faults.Next(service, exchange.Operation!);
        return exchange.Fault?.Kind switch
        {
            FaultKind.Throttle => throw service.Throttled(),
            FaultKind.Failure => throw service.Failed(),
            FaultKind.Reset => HttpResponse.None(),
            _ => Perform(exchange),
        };
    }

    /// <summary>Finds out where a request goes, and what it says about who sent it.</summary>
    private void Locate(Exchange exchange)
    {
        exchange.Route = Route.Of(world, exchange.Request);
        exchange.Signature = RequestSignature.Read(exchange.Request);
    }

    /// <summary>Finds out what a request that is believed asks for.</summary>
    private void Enter(Exchange exchange)
    {
        var service = exchange.Route.Service ?? throw UnknownOperation(exchange);
        exchange.Region = service.RegionOf(exchange.Signature?.Region ?? world.Options.Region);
        exchange.Operation = service.OperationOf(exchange);
    }

    /// <summary>Makes a call whose caller is believed.</summary>
    private HttpResponse Perform(Exchange exchange) => exchange.Route.Service is RawService raw
        ? Run(exchange, raw)
        : Run(exchange, exchange.Route.Service!, exchange.Route.Protocol!);

    private HttpResponse Run(Exchange exchange, RawService service) => InWorld(exchange, () =>
    {
        HttpResponse? response = null;
        var state = StateFor(exchange, service);
        RawCall call = new(state, exchange);
        Run(call, () =>
        {
            response = state.Handle(call);
            return null;
        });
        return response!;
    });

    private HttpResponse Run(Exchange exchange, SandboxService service, Protocol protocol)
    {
        var name = exchange.Route.Operation;
        if (service.Find(name) is null || !service.Model.Operations.TryGetValue(name, out var operation))
        {
            throw UnknownOperation(exchange);
        }

        var input = protocol.Decode(operation, exchange.Request, ContentCoding.Decode(exchange.Request));
        return InWorld(exchange, () =>
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
        });
    }

    /// <summary>Lets a call happen, as one of whom its key stands for just then.</summary>
    private HttpResponse InWorld(Exchange exchange, Func<HttpResponse> act)
    {
        // Null as long as nobody is believed to call.
        string? errorCode = null;
        return world.Do(
            () =>
            {
                _authenticator.Identify(exchange);
                errorCode = "";
                try
                {
                    return act();
                }
                catch (Exception e)
                {
                    errorCode = e is ServiceFault fault ? fault.Code : InternalFailure;
                    throw;
                }
            },
            (now, random) => errorCode is null || exchange.Patience.Pause is not null || world.Journal is null
                ? null
                : new CallEntry(now, random, exchange.RequestId, exchange.Decoded, errorCode));
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
            if (call.Patience.Pause is not null)
            {
                return null;
            }

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
        exchange.Note = NotBuilt;
        return new("UnknownOperationException", route.IsQuery
            ? $"Could not find operation {route.Operation} for version "
                + (route.Service?.Model.ApiVersion ?? "NO_VERSION_SPECIFIED")
            : "");
    }

    private static HttpResponse Refuse(Exchange exchange, ServiceFault fault)
    {
        exchange.ErrorCode = fault.Code;
        exchange.Note ??= fault.Code == "NotImplemented" ? NotBuilt : null;
        return exchange.Route.Protocol is { } protocol
            ? protocol.Refuse(exchange.Route.Service, fault, exchange.RequestId)
            : S3Errors.Refuse(fault, exchange.RequestId);
    }

    private static HttpResponse Fail(Exchange exchange, Exception e)
    {
        // The text of an unexpected exception may quote the input, which may be a secret: its type and place do.
        exchange.Note = $"{e.GetType().Name} {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
        return Refuse(exchange, new(InternalFailure, "The sandbox failed to process the request.", 500));
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
        lock (world.RequestIds)
        {
            return world.RequestIds.Uuid();
        }
    }
}
