using System.Diagnostics;
using SecretMonitor.Sandbox.Authentication;
using SecretMonitor.Sandbox.Faults;
using SecretMonitor.Sandbox.Http;
using SecretMonitor.Sandbox.Protocols;
using SecretMonitor.Sandbox.State;

namespace SecretMonitor.Sandbox;

/// <summary>
/// What happens to every request: find the service, authenticate, let injected faults strike, run
/// (<see cref="CallRunner"/>), answer, log. A request that fails authentication leaves no CloudTrail record, as in AWS,
/// nor does one that a fault keeps from its service; every other call does, refused or not.
/// </summary>
internal sealed class Dispatcher(World world)
{
    private readonly Authenticator _authenticator = new(world);
    private readonly CallRunner _runner = new(world);

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
        var response = Refusal.Guard(exchange, Serve);
        while (exchange.Patience.Pause is { } pause)
        {
            await pause.ConfigureAwait(false);
            exchange.Patience.Resume();
            response = Refusal.Guard(exchange, _runner.Run);
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
        Refusal.Guard(exchange, _ =>
        {
            Locate(exchange);
            Enter(exchange);
            return _runner.Run(exchange);
        });
        return exchange.ErrorCode ?? "";
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
            return Refusal.Failed(exchange, e);
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
            _ => _runner.Run(exchange),
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
        var service = exchange.Route.Service ?? throw Refusal.UnknownOperation(exchange);
        exchange.Region = service.RegionOf(exchange.Signature?.Region ?? world.Options.Region);
        exchange.Operation = service.OperationOf(exchange);
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
