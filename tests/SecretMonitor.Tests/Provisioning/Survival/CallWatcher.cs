using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sandbox;

namespace SecretMonitor.Tests.Provisioning.Survival;

/// <summary>
/// Stands between the clients and one sandbox, above the SDK's own retries: names each call, and lets one of them go
/// wrong.
/// </summary>
internal sealed class CallWatcher : IDisposable
{
    private static readonly ConcurrentDictionary<int, CallWatcher> ByPort = new();

    private readonly object _lock = new();
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<string> _calls = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private readonly CallFault? _fault;
    private bool _isDead;

    static CallWatcher() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    public CallWatcher(SandboxServer server, CallFault? fault = null)
    {
        (_port, _fault) = (new Uri(server.EndpointUrl).Port, fault);
        ByPort[_port] = this;
    }

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Whether the fault struck.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>The person, giving up when the fault says so.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        ByPort.TryRemove(_port, out _);
        _stop.Dispose();
    }

    private async Task<T> PassAsync<T>(IRequestContext request, Func<Task<T>> invoke)
    {
        switch (Begin(AwsOperation.Of(request.OriginalRequest)))
        {
            case FaultKind.Killed:
                throw new OperationCanceledException("Nobody is there any more.");
            case FaultKind.Stopped:
                await _stop.CancelAsync();
                throw Reset();
            case FaultKind.Lost:
                await invoke();
                throw Reset();
            case FaultKind.Repeated:
                await invoke();
                return await invoke();
            case FaultKind.Throttled:
                throw Refusal("ThrottlingException", HttpStatusCode.BadRequest);
            case FaultKind.Failed:
                throw Refusal("InternalFailure", HttpStatusCode.InternalServerError);
            case FaultKind.Denied:
                throw Refusal("AccessDenied", HttpStatusCode.Forbidden);
            default:
                return await invoke();
        }
    }

    private FaultKind? Begin(string operation)
    {
        lock (_lock)
        {
            if (_isDead)
            {
                return FaultKind.Killed;
            }

            var call = $"{operation}#{_counts[operation] = _counts.GetValueOrDefault(operation) + 1}";
            _calls.Add(call);
            if (call != _fault?.Call)
            {
                return null;
            }

            HasStruck = true;
            _isDead = _fault.Kind == FaultKind.Killed;
            return _fault.Kind;
        }
    }

    private static HttpRequestException Reset() =>
        new("The connection was reset.", new SocketException((int)SocketError.ConnectionReset));

    private static AmazonServiceException Refusal(string code, HttpStatusCode status) =>
        new($"Refused on purpose: {code}.", ErrorType.Sender, code, "request-1", status);

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(CallWatcher);

        public void Customize(Type type, RuntimePipeline pipeline) =>
            pipeline.AddHandlerBefore<RetryHandler>(new Handler());
    }

    private sealed class Handler : PipelineHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
            Uri.TryCreate(executionContext.RequestContext.ClientConfig.ServiceURL, UriKind.Absolute, out var url)
                && ByPort.TryGetValue(url.Port, out var watcher)
                ? watcher.PassAsync(executionContext.RequestContext, () => base.InvokeAsync<T>(executionContext))
                : base.InvokeAsync<T>(executionContext);
    }
}
