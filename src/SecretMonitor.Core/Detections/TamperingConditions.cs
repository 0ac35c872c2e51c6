using static SecretMonitor.Detections.DetectionConditions;
using static SecretMonitor.Detections.RecordCondition;

namespace SecretMonitor.Detections;

/// <summary>What attacks a monitor: calls that remove a part of it, and calls that overwrite one in place.</summary>
internal static class TamperingConditions
{
    /// <summary>The services that a monitor's parts are of.</summary>
    public static readonly string[] Services = ["cloudtrail", "s3", "logs", "monitoring", "events", "sns", "iam"];

    public static RecordCondition MonitorChange(DetectionScope scope)
    {
        RecordCondition[] attacks = scope.Resources is { } resources ? [.. AttacksOn(resources)] : [];
        if (attacks.Length == 0)
        {
            throw new ArgumentException("MonitorTampering needs the parts of the monitor to watch.");
        }

        RecordCondition regional = All([.. Place(scope), OneOf(attacks)]);
        return scope.Resources!.RoleName is { } role ? OneOf(regional, AttackOnRole(scope, role)) : regional;
    }

    // IAM is global: its calls are recorded in one region, whichever that of the monitor is.
    private static RecordCondition AttackOnRole(DetectionScope scope, string role) => All([
        .. Place(scope).Where(place => place is TextCondition { Path: not RegionPath }),
        Is(RegionPath, Arn.PartitionOf(scope.Region ?? "") switch
        {
            "aws-cn" => "cn-north-1",
            "aws-us-gov" => "us-gov-west-1",
            _ => "us-east-1",
        }),
        Call("iam", "DeleteRole", "PutRolePolicy", "DeleteRolePolicy", "UpdateAssumeRolePolicy"),
        Is("requestParameters.roleName", role)]);

    private static IEnumerable<RecordCondition> AttacksOn(MonitorResources resources)
    {
        if (resources.TrailArn is { } trail)
        {
            // These operations take the trail's name or its ARN.
            string[] names = [trail.Substring(trail.LastIndexOf('/') + 1), trail];
            yield return All(
                Call("cloudtrail", "StopLogging", "DeleteTrail", "UpdateTrail"), Is("requestParameters.name", names));
            yield return All(Call("cloudtrail", "PutEventSelectors"), Is("requestParameters.trailName", names));
        }

        if (resources.BucketName is { } bucket)
        {
            yield return All(
                Call("s3", "DeleteBucket", "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketLifecycle"),
                Is("requestParameters.bucketName", bucket));
        }

        if (resources.LogGroupName is { } group)
        {
            yield return All(
                Call("logs", "DeleteLogGroup", "DeleteLogStream", "PutRetentionPolicy"),
                Is("requestParameters.logGroupName", group));
        }

        if (resources.FilterNames.Count > 0)
        {
            yield return All(
                Call("logs", "DeleteMetricFilter", "PutMetricFilter"),
                Is("requestParameters.filterName", resources.FilterNames));
        }

        if (resources.AlarmNames.Count > 0)
        {
            yield return All(
                Call("monitoring", "DeleteAlarms", "DisableAlarmActions"),
                Contains("requestParameters.alarmNames", resources.AlarmNames));
            yield return All(
                Call("monitoring", "PutMetricAlarm", "SetAlarmState"),
                Is("requestParameters.alarmName", resources.AlarmNames));
        }

        if (resources.RuleNames.Count > 0)
        {
            // EnableRule too: it makes of the rule one that sees no reads.
            yield return All(
                Call("events", "DeleteRule", "DisableRule", "EnableRule", "PutRule"),
                Is("requestParameters.name", resources.RuleNames));
            yield return All(
                Call("events", "PutTargets", "RemoveTargets"), Is("requestParameters.rule", resources.RuleNames));
        }

        if (resources.TopicArn is { } topic)
        {
            yield return All(
                Call("sns", "DeleteTopic", "SetTopicAttributes", "AddPermission", "RemovePermission"),
                Is("requestParameters.topicArn", topic));
            yield return All(
                Call("sns", "Unsubscribe", "SetSubscriptionAttributes"),
                Is("requestParameters.subscriptionArn", $"{topic}:*"));
        }
    }
}
