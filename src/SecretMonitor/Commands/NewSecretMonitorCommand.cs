using System.Collections;
using System.Management.Automation;
using System.Security;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Monitors;
using SecretMonitor.Parameters;

namespace SecretMonitor.Commands;

/// <summary>
/// Creates a monitor, or brings it up to date: running it again changes nothing. Creates the secret too with SecretName,
/// and the foundation (trail, bucket, role, log group) with the first monitor of the account and region.
/// </summary>
/// <remarks>
/// IAM actions. To plan: cloudtrail:DescribeTrails, GetTrailStatus, GetEventSelectors, ListTags;
/// cloudwatch:DescribeAlarms, ListTagsForResource; logs:DescribeLogGroups, DescribeMetricFilters, ListTagsForResource;
/// events:ListRules, ListTargetsByRule, ListTagsForResource; sns:GetTopicAttributes, ListTagsForResource,
/// ListSubscriptionsByTopic, GetSubscriptionAttributes; tag:GetResources; secretsmanager:DescribeSecret; iam:GetRole,
/// GetRolePolicy; s3:ListBucket, ListBucketVersions, GetBucketTagging, GetBucketPolicy, GetBucketPublicAccessBlock,
/// GetBucketOwnershipControls, GetEncryptionConfiguration, GetBucketVersioning, GetLifecycleConfiguration. To create:
/// secretsmanager:CreateSecret, TagResource, RestoreSecret, DeleteSecret; s3:CreateBucket, PutBucketPolicy,
/// PutBucketPublicAccessBlock, PutBucketOwnershipControls, PutEncryptionConfiguration, PutBucketVersioning,
/// PutLifecycleConfiguration, PutBucketTagging; logs:CreateLogGroup, PutRetentionPolicy, TagResource, PutMetricFilter;
/// iam:CreateRole, TagRole, PutRolePolicy, UpdateAssumeRolePolicy, PassRole; cloudtrail:CreateTrail, UpdateTrail,
/// AddTags, PutEventSelectors, StartLogging; sns:CreateTopic, TagResource, SetTopicAttributes, Subscribe,
/// SetSubscriptionAttributes; cloudwatch:PutMetricAlarm, TagResource; events:PutRule, PutTargets, TagResource. To try
/// patterns before they are switched on: logs:TestMetricFilter; events:TestEventPattern. To take away what is no longer
/// asked for: cloudwatch:DeleteAlarms; logs:DeleteMetricFilter; events:RemoveTargets, DeleteRule. To alert a queue:
/// sqs:GetQueueUrl, GetQueueAttributes, SetQueueAttributes. With a key: kms:DescribeKey, GetKeyPolicy; with
/// GrantKeyAccess also kms:PutKeyPolicy. For many secrets in few calls, where allowed: secretsmanager:ListSecrets;
/// sns:ListTopics, ListSubscriptions.
/// </remarks>
/// <example>
/// <code>New-SecretMonitor -SecretName top-secret-info -Notify ops@example.com</code>
/// <para>Creates a secret with a random value, and watches it.</para>
/// </example>
/// <example>
/// <code>New-SecretMonitor -SecretId prod/app/db -Notify ops@example.com -WhatIf</code>
/// <para>Shows what watching an existing secret would create, and changes nothing.</para>
/// </example>
/// <example>
/// <code>New-SecretMonitor -SecretId 'prod/*', shared/key -Notify ops@example.com</code>
/// <para>Watches all secrets whose names begin so, those to come included, and one more, with one monitor.</para>
/// </example>
/// <example>
/// <code>Get-SECSecretList | New-SecretMonitor -MonitorName all -Notify ops@example.com</code>
/// <para>
/// Watches every secret that AWS Tools for PowerShell lists with one monitor, in which they share filters, rules and
/// alarms. Without MonitorName each gets a monitor of its own, as long as there is room: 25 of an account and region along
/// both routes, 100 with -Route EventBridge.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.New, "SecretMonitor", SupportsShouldProcess = true, DefaultParameterSetName = ExistingSecret)]
[OutputType(typeof(Monitor), typeof(MonitorChange))]
public sealed partial class NewSecretMonitorCommand : FleetCommand
{
    private const string ExistingSecret = "ExistingSecret";
    private const string NewSecret = "NewSecret";

    /// <summary>
    /// The secrets to watch: names, ARNs, partial ARNs, or patterns of names such as <c>prod/*</c>, which mean secrets to come
    /// too. Several make one monitor of a group.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ExistingSecret, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ARN", "SecretArn", "Name")]
    [ArgumentCompleter(typeof(SecretCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SecretId { get; set; } = [];

    /// <summary>The name of a secret to create, unless it exists, and to watch.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NewSecret)]
    [ValidateNotNullOrEmpty]
    public string SecretName { get; set; } = "";

    /// <summary>The value of the created secret. Default: a random one.</summary>
    [Parameter(ParameterSetName = NewSecret)]
    public SecureString? SecretValue { get; set; }

    /// <summary>Restores a secret of this name that is scheduled for deletion, with the value that it had.</summary>
    [Parameter(ParameterSetName = NewSecret)]
    public SwitchParameter RestoreSecret { get; set; }

    /// <summary>Deletes a secret of this name that is scheduled for deletion at once, beyond recovery, and creates it anew.</summary>
    [Parameter(ParameterSetName = NewSecret)]
    public SwitchParameter ReplaceSecret { get; set; }

    /// <summary>
    /// The monitor's name. Default: derived from the secret's name. With it, all secrets of the pipeline become one monitor,
    /// in which they share filters, rules, alarms and the topic; without it, each becomes a monitor of its own.
    /// </summary>
    [Parameter]
    public string? MonitorName { get; set; }

    /// <summary>With WhatIf: returns the plan as objects.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => ParameterSetName == NewSecret ? SecretName : SecretId;

    /// <inheritdoc/>
    private protected override bool WritesPlans => PassThru;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session) => Ask(session, ToSpec());

    private MonitorSpec ToSpec() => Settings with
    {
        SecretId = SecretId,
        SecretName = ParameterSetName == NewSecret ? SecretName : null,
        SecretValue = SecretValue,
        RestoreSecret = RestoreSecret,
        ReplaceSecret = ReplaceSecret,
        MonitorName = MonitorName,
        TopicArn = TopicArn,
        Trail = Trail,
        NewTrail = NewTrail,
        AllRegions = AllRegions,
        KmsKeyId = KmsKeyId,
        GrantKeyAccess = GrantKeyAccess,
        RetentionInDays = RetentionInDays,
        Tag = Tag?.Cast<DictionaryEntry>().ToDictionary(t => t.Key.ToString()!, t => t.Value?.ToString() ?? "")
            ?? new Dictionary<string, string>(),
    };
}
