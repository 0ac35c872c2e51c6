using SecretMonitor.Aws.Sessions;
using SecretMonitor.Policies;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

/// <summary>A trail that was there before any monitor.</summary>
internal static class TheirTrail
{
    public const string Name = "theirs";

    public const string Bucket = "their-trail-bucket";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes the trail, which records everything, with its bucket and, if asked for, its log group.</summary>
    /// <returns>Its ARN.</returns>
    public static async Task<string> CreateAsync(
        AwsSession session, bool withLogs, string name = Name, bool isMultiRegion = false, AwsSession? region = null)
    {
        var home = region ?? session;
        await session.S3.PutBucketAsync(
            new Amazon.S3.Model.PutBucketRequest
            {
                BucketName = Bucket,
                PutBucketConfiguration = new() { LocationConstraint = session.Region },
            },
            Token);
        var policy = PolicyDocument.Of(new PolicyStatement
        {
            Principal = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],
            Action = ["s3:GetBucketAcl", "s3:PutObject"],
            Resource = [$"arn:aws:s3:::{Bucket}", $"arn:aws:s3:::{Bucket}/*"],
        });
        await session.S3.PutBucketPolicyAsync(new() { BucketName = Bucket, Policy = policy.ToString() }, Token);
        if (withLogs)
        {
            await session.Logs.CreateLogGroupAsync(new() { LogGroupName = "their-logs" }, Token);
            await CreateRoleAsync(session);
        }

        await home.CloudTrail.CreateTrailAsync(
            new()
            {
                Name = name,
                IsMultiRegionTrail = isMultiRegion,
                S3BucketName = Bucket,
                CloudWatchLogsLogGroupArn = withLogs ? session.ArnOf("logs", "log-group:their-logs:*") : null,
                CloudWatchLogsRoleArn = withLogs ? $"arn:aws:iam::{session.AccountId}:role/their-role" : null,
            },
            Token);
        await home.CloudTrail.StartLoggingAsync(new() { Name = name }, Token);
        return home.ArnOf("cloudtrail", $"trail/{name}");
    }

    private static async Task CreateRoleAsync(AwsSession session)
    {
        var trust = PolicyDocument.Of(new PolicyStatement
        {
            Principal = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],
            Action = ["sts:AssumeRole"],
        });
        var permission = PolicyDocument.Of(new PolicyStatement
        {
            Action = ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource = ["*"],
        });
        await session.Iam.CreateRoleAsync(
            new() { RoleName = "their-role", AssumeRolePolicyDocument = trust.ToString() }, Token);
        await session.Iam.PutRolePolicyAsync(
            new() { RoleName = "their-role", PolicyName = "p", PolicyDocument = permission.ToString() }, Token);
    }
}
