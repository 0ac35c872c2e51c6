using Amazon.SecretsManager.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Deletes the secrets that were created with a monitor, and no other.</summary>
internal sealed class SecretRemoval(AwsSession session, string monitorName)
{
    /// <summary>The steps for the secrets that are ours and not yet deleted.</summary>
    /// <exception cref="SecretMonitorException">SecretNotOurs: there are secrets, and none is ours.</exception>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        IReadOnlyList<string> watched, RemovalOptions options, CancellationToken cancellation)
    {
        var secrets = (await Task.WhenAll(watched.Select(arn => FindAsync(arn, cancellation))).ConfigureAwait(false))
            .OfType<DescribeSecretResponse>().ToList();
        var ours = secrets.Where(s => SecretResource.TagOf(s) == monitorName).ToList();
        if (ours.Count == 0 && secrets.Count > 0)
        {
            throw ErrorCatalog.SecretNotOurs(secrets[0].Name, monitorName);
        }

        return secrets.Select(s =>
            !ours.Contains(s) ? Step.Keep("secret", s.Name, "was not created with this monitor")
            : s.DeletedDate is not null && !options.NoRecovery
                ? Step.Keep("secret", s.Name, "is scheduled for deletion already")
            : Step.Delete(
                "secret", s.Name, Reason(options), c => DeleteAsync(s.ARN, options, c), price: MonthlyCost.Secret))
            .ToList();
    }

    private static string Reason(RemovalOptions options) => options.NoRecovery
        ? "for good, at once"
        : $"it can be restored for {options.RecoveryWindowInDays ?? 30} days";

    private async Task<DescribeSecretResponse?> FindAsync(string arn, CancellationToken cancellation)
    {
        try
        {
            return await session.SecretsManager.DescribeSecretAsync(new() { SecretId = arn }, cancellation)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }

    private Task DeleteAsync(string arn, RemovalOptions options, CancellationToken cancellation) =>
        session.SecretsManager.DeleteSecretAsync(
            new()
            {
                SecretId = arn,
                ForceDeleteWithoutRecovery = options.NoRecovery ? true : null,
                RecoveryWindowInDays = options.NoRecovery ? null : options.RecoveryWindowInDays,
            },
            cancellation);
}
