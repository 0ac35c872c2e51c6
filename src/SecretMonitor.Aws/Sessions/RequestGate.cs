using System.Diagnostics;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Sessions;

/// <summary>
/// What every request of a session passes, whichever client makes it: it waits for the rate limit, is marked as ours,
/// is logged (operation, duration, request id; never a body), and a failure learns which operation it was.
/// </summary>
internal sealed class RequestGate(IOperationSink sink)
{
    private const string OperationKey = "SecretMonitor.Operation";
    private const string RetriesKey = "SecretMonitor.Retries";

    private static readonly string UserAgent =
        "SecretMonitor/" + typeof(RequestGate).Assembly.GetName().Version!.ToString(3);

    // The SDK builds pipelines without telling for whom; the settings object is what both ends know.
    private static readonly ConditionalWeakTable<IClientConfig, RequestGate> Gates = new();

    private readonly RateLimits _limits = new();

    static RequestGate() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    /// <summary>Lets the requests of a client pass here; to be called before the client is made.</summary>
    public void Attach(IClientConfig settings) => Gates.Add(settings, this);

    /// <summary>The operation that failed; null when the failure did not come from a request.</summary>
    public static string? OperationOf(Exception failure) => failure.Data[OperationKey] as string;

    /// <summary>How often the SDK itself tried a request again.</summary>
    public static int RetriesOf(AmazonWebServiceRequest request) =>
        ((IAmazonWebServiceRequest)request).RequestState.TryGetValue(RetriesKey, out var retries) ? (int)retries : 0;

    private async Task<T> PassAsync<T>(IExecutionContext execution, Func<Task<T>> invoke)
        where T : AmazonWebServiceResponse, new()
    {
        var context = execution.RequestContext;
        var operation = AwsOperation.Of(context.OriginalRequest);
        await _limits.WaitAsync(operation, context.CancellationToken).ConfigureAwait(false);
        if (context.ClientConfig is not BrowserConfig)
        {
            context.UserAgentDetails.AddUserAgentComponent(UserAgent);
        }

        var watch = Stopwatch.StartNew();
        try
        {
            var response = await invoke().ConfigureAwait(false);
            Log(operation, watch, response.ResponseMetadata?.RequestId, outcome: "");
            return response;
        }
        catch (Exception failure)
        {
            failure.Data[OperationKey] = operation;
            var service = failure as AmazonServiceException;
            Log(operation, watch, service?.RequestId, $" {service?.ErrorCode ?? failure.GetType().Name}");
            throw;
        }
        finally
        {
            ((IAmazonWebServiceRequest)context.OriginalRequest).RequestState[RetriesKey] = context.Retries;
        }
    }

    private void Log(string operation, Stopwatch watch, string? requestId, string outcome) =>
        sink.Debug($"{operation}{outcome} {watch.ElapsedMilliseconds} ms {requestId}");

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => "SecretMonitor";

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new Handler());
    }

    private sealed class Handler : PipelineHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
            Gates.TryGetValue(executionContext.RequestContext.ClientConfig, out var gate)
                ? gate.PassAsync(executionContext, () => base.InvokeAsync<T>(executionContext))
                : base.InvokeAsync<T>(executionContext);
    }
}
