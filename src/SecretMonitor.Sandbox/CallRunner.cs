using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Pipeline;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.Services;
using SecretMonitor.Sandbox.State;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox;

/// <summary>
/// What happens to a call whose caller is believed: decode, validate, run under the world's lock, leave a CloudTrail
/// record and an entry in the journal, answer.
/// </summary>
internal sealed class CallRunner(World world)
{
    private readonly Authenticator _authenticator = new(world);
    private readonly ITrailRecorder _recorder = world.Get<ITrailRecorder>();

    public HttpResponse Run(Exchange exchange) => exchange.Route.Service is RawService raw
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
            throw Refusal.UnknownOperation(exchange);
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
                    errorCode = e is ServiceFault fault ? fault.Code : Refusal.InternalFailure;
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
}
