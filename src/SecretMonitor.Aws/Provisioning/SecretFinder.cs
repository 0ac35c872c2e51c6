using Amazon.SecretsManager.Model;
using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Finds secrets by name or ARN: few by themselves, many in pages of a hundred. A list may be five minutes old, so what it
/// lacks is asked for by itself.
/// </summary>
internal sealed class SecretFinder
{
    private const int Few = 20;

    private readonly AwsSession _session;
    private readonly Task<Dictionary<string, DescribeSecretResponse>> _listed;

    /// <summary>Begins to read.</summary>
    public SecretFinder(AwsSession session, IReadOnlyCollection<string> secretIds, CancellationToken cancellation)
    {
        _session = session;
        _listed = ListAsync(secretIds, cancellation);
    }

    /// <summary>The secret; null where there is none.</summary>
    public async Task<DescribeSecretResponse?> FindAsync(string secretId, CancellationToken cancellation)
    {
        if ((await _listed.ConfigureAwait(false)).TryGetValue(secretId, out var listed))
        {
            return listed;
        }

        try
        {
            return await _session.SecretsManager.DescribeSecretAsync(new() { SecretId = secretId }, cancellation)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }

    // An account may have many more secrets than are asked for: then it is quicker to ask.
    private async Task<Dictionary<string, DescribeSecretResponse>> ListAsync(
        IReadOnlyCollection<string> secretIds, CancellationToken cancellation)
    {
        Dictionary<string, DescribeSecretResponse> found = new(StringComparer.Ordinal);
        HashSet<string> missing = new(secretIds, StringComparer.Ordinal);
        string? next = null;
        try
        {
            for (var page = 0; page <= secretIds.Count / Few && secretIds.Count > Few && missing.Count > 0; page++)
            {
                var answer = await _session.SecretsManager.ListSecretsAsync(
                    new() { MaxResults = 100, IncludePlannedDeletion = true, NextToken = next }, cancellation)
                    .ConfigureAwait(false);
                foreach (var secret in answer.SecretList.Or())
                {
                    DescribeSecretResponse described = new()
                    {
                        ARN = secret.ARN,
                        Name = secret.Name,
                        Tags = secret.Tags,
                        DeletedDate = secret.DeletedDate,
                    };
                    foreach (var id in new[] { secret.Name, secret.ARN })
                    {
                        found[id] = described;
                        missing.Remove(id);
                    }
                }

                next = answer.NextToken;
                if (string.IsNullOrEmpty(next))
                {
                    break;
                }
            }
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            // Whoever may describe secrets need not be allowed to list them.
        }

        return found;
    }
}
