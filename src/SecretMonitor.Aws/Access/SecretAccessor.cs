using Amazon.SecretsManager.Model;
using SecretMonitor.Aws.Sessions;
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
        for (var attempt = 1; attempt <= request.Count; attempt++)
        {
            if (attempt > 1 && request.Interval > TimeSpan.Zero)
            {
                await Task.Delay(request.Interval, cancellation).ConfigureAwait(false);
            }

            foreach (var ids in Portions(request))
            {
                var accesses = request.Batch
                    ? await ReadBatchAsync(caller, ids, request.IncludeValue).ConfigureAwait(false)
                    : [await ReadAsync(caller, ids[0], request.IncludeValue).ConfigureAwait(false)];
                foreach (var access in accesses)
                {
                    write(access with { Attempt = attempt });
                }
            }
        }

        return true;
    }

    private static IEnumerable<List<string>> Portions(SecretAccessRequest request)
    {
        var size = request.Batch ? MostPerBatch : 1;
        return request.SecretId.Select((id, i) => (id, i)).GroupBy(p => p.i / size, p => p.id).Select(g => g.ToList());
    }

    private async Task<SecretAccess> ReadAsync(ProbeCaller caller, string id, SecretValueForm form)
    {
        var answer = await caller.CallAsync(
            () => new GetSecretValueRequest { SecretId = id },
            session.SecretsManager.GetSecretValueAsync).ConfigureAwait(false);
        var access = Describe(caller, id, answer);
        return answer.Response is not { } value ? access : access with
        {
            SecretId = value.ARN,
            Succeeded = true,
            VersionId = value.VersionId,
            Value = Disclose(form, value.SecretString, value.SecretBinary),
        };
    }

    private async Task<IReadOnlyList<SecretAccess>> ReadBatchAsync(
        ProbeCaller caller, List<string> ids, SecretValueForm form)
    {
        List<SecretAccess> accesses = [];
        string? next = null;
        do
        {
            var answer = await caller.CallAsync(
                () => new BatchGetSecretValueRequest { SecretIdList = ids, NextToken = next },
                session.SecretsManager.BatchGetSecretValueAsync).ConfigureAwait(false);
            if (answer.Response is not { } page)
            {
                return [.. accesses, .. ids.Select(id => Describe(caller, id, answer))];
            }

            accesses.AddRange(page.SecretValues.Or().Select(value => Describe(caller, value.ARN, answer) with
            {
                Succeeded = true,
                VersionId = value.VersionId,
                Value = Disclose(form, value.SecretString, value.SecretBinary),
            }));
            accesses.AddRange(page.Errors.Or().Select(
                e => Describe(caller, e.SecretId, answer) with { ErrorCode = e.ErrorCode }));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return accesses;
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

    private SecretAccess Describe<TResponse>(ProbeCaller caller, string secretId, ProbeAnswer<TResponse> answer)
        where TResponse : class => new()
    {
        SecretId = secretId,
        Attempt = 1,
        Succeeded = false,
        ErrorCode = answer.ErrorCode,
        Time = answer.Time,
        Duration = answer.Duration,
        Retries = answer.Retries,
        ProbeId = caller.ProbeId,
        RequestId = answer.RequestId,
        Region = session.Region,
        SandboxUrl = session.SandboxUrl,
    };
}
