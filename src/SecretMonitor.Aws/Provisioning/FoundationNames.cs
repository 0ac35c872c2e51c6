using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Names and ARNs of the foundation of a session's account and region; all are known before anything exists.
/// </summary>
internal sealed class FoundationNames(AwsSession session)
{
    /// <summary>The trail's ARN.</summary>
    public string TrailArn => session.ArnOf("cloudtrail", $"trail/{MonitorNames.Trail}");

    /// <summary>The bucket.</summary>
    public string Bucket => MonitorNames.ForBucket(session.AccountId, session.Region);

    /// <summary>The bucket's ARN.</summary>
    public string BucketArn => $"arn:{session.Partition}:s3:::{Bucket}";

    /// <summary>The log group's ARN, as CloudTrail wants it: with <c>:*</c>.</summary>
    public string LogGroupArn => session.ArnOf("logs", $"log-group:{MonitorNames.LogGroup}:*");

    /// <summary>The streams that CloudTrail writes in the log group.</summary>
    public string LogStreamsArn => session.ArnOf(
        "logs",
        $"log-group:{MonitorNames.LogGroup}:log-stream:{session.AccountId}_CloudTrail_{session.Region}*");

    /// <summary>The role.</summary>
    public string Role => MonitorNames.ForRole(session.Region);

    /// <summary>The role's ARN.</summary>
    public string RoleArn => $"arn:{session.Partition}:iam::{session.AccountId}:role/{Role}";
}
