using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Permissions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>What a policy for a monitor has to cover that need not exist yet.</summary>
public static class MonitorPermissions
{
    /// <summary>The scope of a monitor as it would be made; calls nothing.</summary>
    /// <exception cref="SecretMonitorException">What New-SecretMonitor would refuse at once.</exception>
    public static PermissionScope ScopeOf(MonitorSpec spec, AwsSession session)
    {
        SpecRules.Check(spec, session);
        var secrets = (spec.SecretName is null ? spec.SecretId : [spec.SecretName]).Select(WatchedSecrets.Parse).ToList();
        var name = spec.MonitorName ?? MonitorNames.ForSecrets(secrets.Select(s => s.LikelyName));
        return new(session.Partition, session.Region, session.AccountId, name)
        {
            Secrets = secrets,
            CreatedSecrets = spec.SecretName is null ? [] : secrets,
            Routes = spec.Route ?? [MonitorRoute.CloudWatch, MonitorRoute.EventBridge],
            AdoptedTrail = spec.Trail == MonitorNames.Trail ? null : spec.Trail,
            TopicArn = spec.TopicArn,
            Queues = PermissionScope.QueuesAmong((spec.Recipient ?? []).Select(r => r.Endpoint)),
            KmsKeyId = spec.KmsKeyId,
            GrantsKeyAccess = spec.GrantKeyAccess,
        };
    }
}
