using Amazon.SecretsManager.Model;
using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Access;

/// <summary>Lists secrets for a person who is typing the name of one.</summary>
public sealed class SecretLister(AwsSession session)
{
    /// <summary>The names of the first hundred secrets, each with its description or ARN.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(CancellationToken cancellation)
    {
        var answer = await session.SecretsManager
            .ListSecretsAsync(new ListSecretsRequest { MaxResults = 100 }, cancellation).ConfigureAwait(false);
        return answer.SecretList.Or()
            .Select(s => new KeyValuePair<string, string>(s.Name, s.Description ?? s.ARN)).ToList();
    }
}
