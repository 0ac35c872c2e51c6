using SecretMonitor.Aws;
using SecretMonitor.Aws.Sessions;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>The names of everything that a monitor can leave behind in its account and region.</summary>
internal static class Left
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<string>> InAsync(AwsSession session)
    {
        var secrets = await session.SecretsManager.ListSecretsAsync(new() { IncludePlannedDeletion = true }, Token);
        return [.. await AsideFromSecretsAsync(session), .. secrets.SecretList.Or().Select(s => s.Name)];
    }

    public static async Task<IReadOnlyList<string>> AsideFromSecretsAsync(AwsSession session)
    {
        List<string> left = [];
        left.AddRange((await session.CloudTrail.DescribeTrailsAsync(new(), Token)).TrailList.Or().Select(t => t.Name));
        left.AddRange((await session.S3.ListBucketsAsync(Token)).Buckets.Or().Select(b => b.BucketName)
            .Where(b => b.EndsWith(session.Region, StringComparison.Ordinal)));
        left.AddRange(
            (await session.Logs.DescribeLogGroupsAsync(new(), Token)).LogGroups.Or().Select(g => g.LogGroupName));
        left.AddRange((await session.Sns.ListTopicsAsync(new(), Token)).Topics.Or().Select(t => t.TopicArn));
        left.AddRange(
            (await session.CloudWatch.DescribeAlarmsAsync(new(), Token)).MetricAlarms.Or().Select(a => a.AlarmName));
        left.AddRange((await session.EventBridge.ListRulesAsync(new(), Token)).Rules.Or().Select(r => r.Name));
        left.AddRange((await session.Iam.ListRolesAsync(new(), Token)).Roles.Or().Select(r => r.RoleName)
            .Where(r => r.EndsWith(session.Region, StringComparison.Ordinal)));
        return left;
    }
}
