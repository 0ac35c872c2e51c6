using SecretMonitor.Aws.Sessions;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Access;

/// <summary>
/// Reads secrets, marked as a probe in the user agent, so that CloudTrail's records of these reads are told from
/// others. Values are dropped at once unless they are asked for.
/// </summary>
public sealed class SecretAccessor(AwsSession session, IOperationSink sink)
{
    // BatchGetSecretValue takes no more.
    private const int MostPerBatch = 20;

    private static readonly int ReadsOfBurst = DetectionCatalog.BulkRead.Burst!.Secrets;

    /// <summary>
    /// Reads; one record per secret and read, handed out as it is made. A read that AWS refuses is a record with its
    /// error code; throttling is tried again first, and counted. Only what no further read could cure is thrown.
    /// </summary>
    /// <exception cref="Errors.SecretMonitorException">
    /// Wrong or expired credentials, or the endpoint is unreachable.
    /// </exception>
    public Task InvokeAsync(SecretAccessRequest request, Action<SecretAccess> write, CancellationToken cancellation) =>
        session.GuardAsync(
            request.SecretId.FirstOrDefault(), () => ReadRoundsAsync(request, write, cancellation), cancellation);

    private async Task<bool> ReadRoundsAsync(
        SecretAccessRequest request, Action<SecretAccess> write, CancellationToken cancellation)
    {
        if (request.SecretId.FirstOrDefault(SecretPattern.IsMeant) is { } pattern)
        {
            throw ErrorCatalog.InvalidParameterValue("SecretId", pattern, "secrets, by name or ARN: a pattern cannot be read");
        }

        var probeId = request.ProbeId ?? Guid.NewGuid().ToString("N").Substring(0, 12);
        ProbeCaller caller = new(probeId, sink, cancellation);
        using var special = request.As switch
        {
            SecretAccessKind.Console => session.SecretsManagerInBrowser(),
            SecretAccessKind.Denied => session.SecretsManagerWith(
                await new DeniedCredentials(session).CreateAsync(probeId, cancellation).ConfigureAwait(false)),
            _ => null,
        };
        SecretProbe probe = new(special ?? session.SecretsManager, session, caller, request.IncludeValue);
        var rounds = request.Count ?? (request.As == SecretAccessKind.Burst ? RoundsOfBurst(request.SecretId.Count) : 1);
        for (var attempt = 1; attempt <= rounds; attempt++)
        {
            if (attempt > 1 && request.Interval > TimeSpan.Zero)
            {
                await Task.Delay(request.Interval, cancellation).ConfigureAwait(false);
            }

            foreach (var ids in Portions(request))
            {
                foreach (var access in await probe.ReadAsync(ids, request.As, attempt).ConfigureAwait(false))
                {
                    write(access with { Attempt = attempt });
                }
            }
        }

        return true;
    }

    private static int RoundsOfBurst(int secrets) => (ReadsOfBurst + secrets - 1) / secrets;

    private static IEnumerable<List<string>> Portions(SecretAccessRequest request)
    {
        var size = request.As is SecretAccessKind.Batch or SecretAccessKind.Burst ? MostPerBatch : 1;
        return request.SecretId.Select((id, i) => (id, i)).GroupBy(p => p.i / size, p => p.id).Select(g => g.ToList());
    }
}
