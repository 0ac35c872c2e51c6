using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Access;

/// <summary>Reads some secrets in one of the ways in which they are read; all calls carry the mark.</summary>
internal sealed class SecretProbe(
    IAmazonSecretsManager client, AwsSession session, ProbeCaller caller, SecretValueForm form)
{
    /// <summary>Reads each of the secrets once.</summary>
    /// <param name="ids">The secrets; several only for a batch or a burst.</param>
    /// <param name="kind">The way.</param>
    /// <param name="attempt">The number of the round, from 1.</param>
    public async Task<IReadOnlyList<SecretAccess>> ReadAsync(
        IReadOnlyList<string> ids, SecretAccessKind kind, int attempt)
    {
        switch (kind)
        {
            case SecretAccessKind.Batch:
                return await ReadBatchAsync([.. ids]).ConfigureAwait(false);
            case SecretAccessKind.Burst when attempt == 1:
                await caller.CallAsync(() => new ListSecretsRequest(), client.ListSecretsAsync).ConfigureAwait(false);
                break;
            case SecretAccessKind.Console:
                await Task.WhenAll(ids.Select(ShowAsync)).ConfigureAwait(false);
                break;
        }

        return await Task.WhenAll(ids.Select(ReadAsync)).ConfigureAwait(false);
    }

    // What the console's page of a secret asks for; whether it may is of no interest.
    private async Task ShowAsync(string id)
    {
        await caller.CallAsync(() => new DescribeSecretRequest { SecretId = id }, client.DescribeSecretAsync)
            .ConfigureAwait(false);
        await caller.CallAsync(() => new GetResourcePolicyRequest { SecretId = id }, client.GetResourcePolicyAsync)
            .ConfigureAwait(false);
        await caller.CallAsync(() => new ListSecretVersionIdsRequest { SecretId = id }, client.ListSecretVersionIdsAsync)
            .ConfigureAwait(false);
    }

    private async Task<SecretAccess> ReadAsync(string id)
    {
        var answer = await caller.CallAsync(() => new GetSecretValueRequest { SecretId = id }, client.GetSecretValueAsync)
            .ConfigureAwait(false);
        var access = Describe(id, answer);
        return answer.Response is not { } value ? access : access with
        {
            SecretId = value.ARN,
            Succeeded = true,
            VersionId = value.VersionId,
            Value = Disclose(value.SecretString, value.SecretBinary),
        };
    }

    private async Task<IReadOnlyList<SecretAccess>> ReadBatchAsync(List<string> ids)
    {
        List<SecretAccess> accesses = [];
        string? next = null;
        do
        {
            var answer = await caller.CallAsync(
                () => new BatchGetSecretValueRequest { SecretIdList = ids, NextToken = next },
                client.BatchGetSecretValueAsync).ConfigureAwait(false);
            if (answer.Response is not { } page)
            {
                return [.. accesses, .. ids.Select(id => Describe(id, answer))];
            }

            accesses.AddRange(page.SecretValues.Or().Select(value => Describe(value.ARN, answer) with
            {
                Succeeded = true,
                VersionId = value.VersionId,
                Value = Disclose(value.SecretString, value.SecretBinary),
            }));
            accesses.AddRange(page.Errors.Or().Select(e => Describe(e.SecretId, answer) with { ErrorCode = e.ErrorCode }));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));

        return accesses;
    }

    private object? Disclose(string? text, MemoryStream? binary)
    {
        if (form == SecretValueForm.None)
        {
            return null;
        }

        // A binary value is told as AWS's command line tells it: in base64.
        var value = text ?? (binary is null ? "" : Convert.ToBase64String(binary.ToArray()));
        return form == SecretValueForm.PlainText ? value : SecretText.Secure(value);
    }

    private SecretAccess Describe<TResponse>(string secretId, ProbeAnswer<TResponse> answer)
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
