using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;

namespace SecretMonitor.Aws.Access;

/// <summary>Credentials of the same caller with which AWS refuses everything: a session whose policy denies it.</summary>
internal sealed class DeniedCredentials(AwsSession session)
{
    private const string DenyAll =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";

    // The shortest that STS makes.
    private const int Seconds = 900;

    // GetFederationToken takes no longer one.
    private const int LongestName = 32;

    /// <summary>Asks STS for them: a federated session of a user, or another session of the role.</summary>
    /// <exception cref="SecretMonitorException">DenialNotPossible.</exception>
    public async Task<AWSCredentials> CreateAsync(string probeId, CancellationToken cancellation)
    {
        var caller = await session.Sts.GetCallerIdentityAsync(new(), cancellation).ConfigureAwait(false);
        var name = $"probe-{probeId}";
        name = name.Length > LongestName ? name.Substring(0, LongestName) : name;
        try
        {
            return Arn.Parse(caller.Arn).Resource.Split('/') is ["assumed-role", var role, _]
                ? await AssumeAsync(role, name, cancellation).ConfigureAwait(false)
                : Of((await session.Sts.GetFederationTokenAsync(
                    new() { Name = name, Policy = DenyAll, DurationSeconds = Seconds }, cancellation)
                    .ConfigureAwait(false)).Credentials);
        }
        catch (AmazonServiceException e) when (AwsErrors.IsDenied(e))
        {
            throw ErrorCatalog.DenialNotPossible(caller.Arn, e);
        }
    }

    private static SessionAWSCredentials Of(Credentials keys) =>
        new(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken);

    private async Task<AWSCredentials> AssumeAsync(string role, string name, CancellationToken cancellation)
    {
        var answer = await session.Sts.AssumeRoleAsync(
            new()
            {
                RoleArn = await ArnOfAsync(role, cancellation).ConfigureAwait(false),
                RoleSessionName = name,
                Policy = DenyAll,
                DurationSeconds = Seconds,
            },
            cancellation).ConfigureAwait(false);
        return Of(answer.Credentials);
    }

    // The path of a role is not part of its sessions' names.
    private async Task<string> ArnOfAsync(string role, CancellationToken cancellation)
    {
        try
        {
            var answer = await session.Iam.GetRoleAsync(new() { RoleName = role }, cancellation).ConfigureAwait(false);
            return answer.Role.Arn;
        }
        catch (AmazonServiceException e) when (AwsErrors.IsDenied(e))
        {
            return $"arn:{session.Partition}:iam::{session.AccountId}:role/{role}";
        }
    }
}
