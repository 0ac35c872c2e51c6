using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Sessions;
using SecretMonitor.Trails;

namespace SecretMonitor.Aws.Access;

/// <summary>Makes calls with the mark of a probe, again where they are throttled, and tells how they ended.</summary>
internal sealed class ProbeCaller(string probeId, IOperationSink sink, CancellationToken cancellation)
{
    // After the SDK's own two retries.
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    /// <summary>The id in the mark.</summary>
    public string ProbeId => probeId;

    /// <summary>Calls until AWS answers or refuses. What no further call could cure is thrown.</summary>
    public async Task<ProbeAnswer<TResponse>> CallAsync<TRequest, TResponse>(
        Func<TRequest> create, Func<TRequest, CancellationToken, Task<TResponse>> send)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse
    {
        var time = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        for (int round = 0, retries = 0; ; round++, retries++)
        {
            var request = create();
            ((IAmazonWebServiceRequest)request).UserAgentDetails.AddUserAgentComponent(ProbeMarker.For(probeId));
            try
            {
                var response = await send(request, cancellation).ConfigureAwait(false);
                retries += RequestGate.RetriesOf(request);
                var requestId = response.ResponseMetadata?.RequestId;
                return new(response, time, watch.Elapsed, retries, requestId, ErrorCode: null);
            }
            catch (AmazonServiceException e) when (!AwsErrors.IsOfCredentials(e) && e.ErrorCode is { Length: > 0 })
            {
                retries += RequestGate.RetriesOf(request);
                if (!AwsErrors.IsTransient(e) || round == Delays.Length)
                {
                    return new(Response: null, time, watch.Elapsed, retries, e.RequestId, e.ErrorCode);
                }

                sink.Verbose($"Not now ({e.ErrorCode}); again in {Delays[round].TotalSeconds:0} s.");
                await Task.Delay(Delays[round], cancellation).ConfigureAwait(false);
            }
        }
    }
}
