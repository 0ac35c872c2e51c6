using SecretMonitor.Policies;

namespace SecretMonitor.Permissions;

/// <summary>
/// The IAM actions that the commands need, each on what it is needed for: the one list of them. An action that makes
/// something with tags needs the action that tags too.
/// </summary>
public static class PermissionCatalog
{
    private const PolicyPurpose Create = PolicyPurpose.Create;
    private const PolicyPurpose Access = PolicyPurpose.Access;
    private const PolicyPurpose Read = PolicyPurpose.Read;
    private const PolicyPurpose Remove = PolicyPurpose.Remove;

    private static readonly IReadOnlyList<Permission> All =
    [
        new("Secrets", Create | Read | Remove, s => s.SecretArns, ["secretsmanager:DescribeSecret"]),
        new("Secrets", Access, s => s.SecretArns, ["secretsmanager:GetSecretValue"]),
        new("CreatedSecrets", Create, s => s.CreatedSecretArns,
            ["secretsmanager:CreateSecret", "secretsmanager:TagResource"]),
        new("CreatedSecrets", Remove, s => s.CreatedSecretArns, ["secretsmanager:DeleteSecret"]),
        new("Account", Create | Read | Remove, _ => PermissionScope.Everything,
            ["cloudtrail:DescribeTrails", "cloudwatch:DescribeAlarms", "events:ListRules"]),
        new("Account", Create, _ => PermissionScope.Everything,
        [
            "events:TestEventPattern", "logs:TestMetricFilter", "sns:GetSubscriptionAttributes",
            "sns:SetSubscriptionAttributes", "sns:Unsubscribe",
        ]),
        new("Account", Access, _ => PermissionScope.Everything, ["secretsmanager:BatchGetSecretValue"]),
        new("Account", Read, _ => PermissionScope.Everything, ["cloudtrail:LookupEvents"]),
        new("Account", Remove, _ => PermissionScope.Everything, ["secretsmanager:ListSecrets"]),
        new("LogGroups", Create | Read | Remove, s => s.AnyLogGroup, ["logs:DescribeMetricFilters"]),
        new("LogGroups", Create | Remove, s => s.AnyLogGroup, ["logs:DescribeLogGroups"]),
        new("Trails", Create, s => s.Candidates, ["cloudtrail:GetEventSelectors", "cloudtrail:GetTrailStatus"]),
        new("OwnTrail", Create | Read | Remove, s => s.OwnTrail, ["cloudtrail:ListTags"]),
        new("Trail", Create, s => s.Trail,
        [
            "cloudtrail:AddTags", "cloudtrail:CreateTrail", "cloudtrail:PutEventSelectors", "cloudtrail:StartLogging",
            "cloudtrail:UpdateTrail",
        ]),
        new("Trail", Remove, s => s.Trail, ["cloudtrail:DeleteTrail", "cloudtrail:StopLogging"]),
        new("Bucket", Create, s => s.Bucket,
        [
            "s3:CreateBucket", "s3:GetBucketOwnershipControls", "s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock",
            "s3:GetBucketVersioning", "s3:GetEncryptionConfiguration", "s3:GetLifecycleConfiguration", "s3:ListBucket",
            "s3:PutBucketOwnershipControls", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock",
            "s3:PutBucketVersioning", "s3:PutEncryptionConfiguration", "s3:PutLifecycleConfiguration",
        ]),
        new("Bucket", Create | Remove, s => s.Bucket, ["s3:ListBucketVersions", "s3:PutBucketTagging"]),
        new("Bucket", Create, s => s.Bucket, ["s3:GetBucketTagging"]),
        new("Foundation", Remove, s => s.Foundation, ["iam:GetRole", "s3:GetBucketTagging"]),
        new("Bucket", Remove, s => s.Bucket, ["s3:DeleteBucket", "s3:DeleteBucketPolicy"]),
        new("Objects", Remove, s => s.Objects, ["s3:DeleteObjectVersion"]),
        new("Role", Create, s => s.Role,
            ["iam:CreateRole", "iam:GetRole", "iam:GetRolePolicy", "iam:PutRolePolicy", "iam:TagRole",
                "iam:UpdateAssumeRolePolicy"]),
        new("Role", Remove, s => s.LeftRole, ["iam:DeleteRole", "iam:DeleteRolePolicy"]),
        new("PassRole", Create, s => s.Role, ["iam:PassRole"])
        {
            Condition = [new("StringEquals", "iam:PassedToService", "cloudtrail.amazonaws.com")],
        },
        new("LogGroup", Create, s => s.LogGroup,
            ["logs:CreateLogGroup", "logs:ListTagsForResource", "logs:PutRetentionPolicy", "logs:TagResource"]),
        new("LogGroup", Remove, s => s.LeftLogGroup, ["logs:DeleteLogGroup", "logs:ListTagsForResource"]),
        new("MetricFilters", Create, s => s.FilteredLogGroup, ["logs:DeleteMetricFilter", "logs:PutMetricFilter"]),
        new("MetricFilters", Read, s => s.FilteredLogGroup, ["logs:FilterLogEvents"]),
        new("MetricFilters", Remove, s => s.FilteredLogGroup, ["logs:DeleteMetricFilter"]),
        new("Topics", Create | Remove, s => s.Topics,
            ["sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic", "sns:ListTagsForResource"]),
        new("Topic", Read, s => s.Topic, ["sns:ListSubscriptionsByTopic", "sns:ListTagsForResource"]),
        new("Topic", Create, s => s.Topic, ["sns:SetTopicAttributes", "sns:Subscribe"]),
        new("Topic", Remove, s => s.Topic, ["sns:SetTopicAttributes"]),
        new("OwnTopic", Create, s => s.OwnTopic, ["sns:CreateTopic", "sns:TagResource"]),
        new("OwnTopic", Remove, s => s.OwnTopic, ["sns:DeleteTopic"]),
        new("Alarms", Create | Read | Remove, s => s.Alarms, ["cloudwatch:ListTagsForResource"]),
        new("Alarms", Create | Remove, s => s.Alarms, ["cloudwatch:DeleteAlarms"]),
        new("Alarms", Create, s => s.Alarms, ["cloudwatch:PutMetricAlarm", "cloudwatch:TagResource"]),
        new("Alarms", Read, s => s.Alarms, ["cloudwatch:DescribeAlarmHistory"]),
        new("Rules", Create | Remove, s => s.Rules, ["events:ListTagsForResource", "events:ListTargetsByRule"]),
        new("Rules", Read, s => s.TellingRules, ["events:ListTagsForResource", "events:ListTargetsByRule"]),
        new("Rules", Create | Remove, s => s.Rules, ["events:DeleteRule", "events:RemoveTargets"]),
        new("Rules", Create, s => s.Rules, ["events:PutRule", "events:PutTargets", "events:TagResource"]),
        new("Queues", Create | Remove, s => s.QueueArns,
            ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SetQueueAttributes"]),
        new("Key", Create | Remove, s => s.Key, ["kms:DescribeKey", "kms:GetKeyPolicy"]),
        new("GrantedKey", Create | Remove, s => s.GrantedKey, ["kms:PutKeyPolicy"]),
    ];

    /// <summary>The least that allows all of the purposes, for one monitor.</summary>
    public static PolicyDocument PolicyFor(PermissionScope scope, PolicyPurpose purposes) => PolicyDocument.Of(
    [
        // What is allowed on the same resources is one statement: a managed policy has 6,144 characters.
        .. All.Where(p => (p.Purposes & purposes) != 0)
            .Select(p => (Permission: p, Resources: p.Resources(scope).Distinct().ToList()))
            .Where(p => p.Resources.Count > 0)
            .GroupBy(p => (string.Join(" ", p.Resources), p.Permission.Condition.FirstOrDefault()))
            .Select(same => new PolicyStatement
            {
                Sid = same.First().Permission.Sid,
                Action = same.SelectMany(p => p.Permission.Actions).Distinct()
                    .OrderBy(a => a, StringComparer.Ordinal).ToList(),
                Resource = same.First().Resources,
                Condition = same.First().Permission.Condition,
            }),
    ]);

    /// <summary>The purposes that an action is needed for; none for an action of no command.</summary>
    public static PolicyPurpose PurposesOf(string action) => All
        .Where(p => p.Actions.Contains(action, StringComparer.OrdinalIgnoreCase))
        .Aggregate((PolicyPurpose)0, (purposes, p) => purposes | p.Purposes);
}
