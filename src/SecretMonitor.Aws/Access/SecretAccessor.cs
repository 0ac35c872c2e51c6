using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SecretsManager.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;
using SecretMonitor.Trails;

namespace SecretMonitor.Aws.Access;

/// <summary>
/// Reads secrets, marked as a probe in the user agent, so that CloudTrail's records of these reads are told from
/// others. Values are dropped at once unless they are asked for.
/// </summary>
public sealed class SecretAccessor(AwsSession session, IOperationSink sink)
{
    // BatchGetSecretValue takes no more.
    private const int MostPerBatch = 20;

    // After the SDK's own two retries.
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    /// <summary>
    /// Reads; one record per secret and read, handed out as it is made. A read that AWS refuses is a record with its
    /// error code; throttling is tried again first, and counted. Only what no further read could cure is thrown.
    /// </summary>
    /// <exception cref="Errors.SecretMonitorException">
    /// Wrong or expired credentials, or the endpoint is unreachable.
    /// </exception>
    public Task InvokeAsync(SecretAccessRequest request, Action<SecretAccess> write, CancellationToken cancellation) =>
        session.GuardAsync(request.SecretId.FirstOrDefault(), async () =>
        {
            var probe = request.ProbeId ?? Guid.NewGuid().ToString("N").Substring(0, 12);
            for (var attempt = 1; attempt <= request.Count; attempt++)
            {
                if (attempt > 1 && request.Interval > TimeSpan.Zero)
                {
                    await Task.Delay(request.Interval, cancellation).ConfigureAwait(false);
                }

                var round = request.Batch
                    ? ReadBatches(request, probe, attempt, cancellation)
                    : ReadEach(request, probe, attempt, cancellation);
                foreach (var read in round)
                {
                    foreach (var access in await read().ConfigureAwait(false))
                    {
                        write(access);
                    }
                }
            }

            return true;
        }, cancellation);

    private IEnumerable<Func<Task<IReadOnlyList<SecretAccess>>>> ReadEach(
        SecretAccessRequest request, string probe, int attempt, CancellationToken cancellation) =>
        request.SecretId.Select(id => (Func<Task<IReadOnlyList<SecretAccess>>>)(async () =>
        {
            var call = await CallAsync(
                () => Marked(new GetSecretValueRequest { SecretId = id }, probe),
                r => session.SecretsManager.GetSecretValueAsync(r, cancellation), cancellation).ConfigureAwait(false);
            var blank = Blank(id, attempt, probe, call);
            return
            [
                call.Response is not { } value ? blank : blank with
                {
                    SecretId = value.ARN,
                    Succeeded = true,
                    VersionId = value.VersionId,
                    Value = Disclose(request.IncludeValue, value.SecretString, value.SecretBinary),
                },
            ];
        }));

    private IEnumerable<Func<Task<IReadOnlyList<SecretAccess>>>> ReadBatches(
        SecretAccessRequest request, string probe, int attempt, CancellationToken cancellation) =>
        request.SecretId.Select((id, i) => (id, i)).GroupBy(p => p.i / MostPerBatch, p => p.id)
            .Select(batch => (Func<Task<IReadOnlyList<SecretAccess>>>)(
                () => ReadBatchAsync(batch.ToList(), request.IncludeValue, probe, attempt, cancellation)));

    private async Task<IReadOnlyList<SecretAccess>> ReadBatchAsync(
        List<string> ids, SecretValueForm form, string probe, int attempt, CancellationToken cancellation)
    {
        List<SecretAccess> accesses = [];
        string? next = null;
        do
        {
            var call = await CallAsync(
                () => Marked(new BatchGetSecretValueRequest { SecretIdList = ids, NextToken = next }, probe),
                r => session.SecretsManager.BatchGetSecretValueAsync(r, cancellation), cancellation)
                .ConfigureAwait(false);
            if (call.Response is not { } page)
            {
                accesses.AddRange(ids.Select(id => Blank(id, attempt, probe, call)));
                break;
            }

            accesses.AddRange(page.SecretValues.Or().Select(value => Blank(value.ARN, attempt, probe, call) with
            {
                Succeeded = true,
                VersionId = value.VersionId,
                Value = Disclose(form, value.SecretString, value.SecretBinary),
            }));
            accesses.AddRange(page.Errors.Or().Select(
                e => Blank(e.SecretId, attempt, probe, call) with { ErrorCode = e.ErrorCode }));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return accesses;
    }

    private async Task<Call<TResponse>> CallAsync<TRequest, TResponse>(
        Func<TRequest> create, Func<TRequest, Task<TResponse>> send, CancellationToken cancellation)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse
    {
        var time = DateTimeOffset.UtcNow;
        var watch = Stopwatch.StartNew();
        for (int round = 0, retries = 0; ; round++, retries++)
        {
            var request = create();
            try
            {
                var response = await send(request).ConfigureAwait(false);
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

                sink.Verbose($"Throttled ({e.ErrorCode}); tried {retries} times again so far.");
                await Task.Delay(Delays[round], cancellation).ConfigureAwait(false);
            }
        }
    }

    private static TRequest Marked<TRequest>(TRequest request, string probe) where TRequest : AmazonWebServiceRequest
    {
        ((IAmazonWebServiceRequest)request).UserAgentDetails.AddUserAgentComponent(ProbeMarker.For(probe));
        return request;
    }

    private static object? Disclose(SecretValueForm form, string? text, MemoryStream? binary)
    {
        if (form == SecretValueForm.None)
        {
            return null;
        }

        // A binary value is told as AWS's command line tells it: in base64.
        var value = text ?? (binary is null ? "" : Convert.ToBase64String(binary.ToArray()));
        return form == SecretValueForm.PlainText ? value : SecretText.Secure(value);
    }

    private SecretAccess Blank<TResponse>(string secretId, int attempt, string probe, Call<TResponse> call)
        where TResponse : class => new()
    {
        SecretId = secretId,
        Attempt = attempt,
        Succeeded = false,
        ErrorCode = call.ErrorCode,
        Time = call.Time,
        Duration = call.Duration,
        Retries = call.Retries,
        ProbeId = probe,
        RequestId = call.RequestId,
        Region = session.Region,
        SandboxUrl = session.SandboxUrl,
    };

    private sealed record Call<TResponse>(
        TResponse? Response, DateTimeOffset Time, TimeSpan Duration, int Retries, string? RequestId, string? ErrorCode)
        where TResponse : class;
}
