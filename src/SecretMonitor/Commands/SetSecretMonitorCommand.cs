using System.Management.Automation;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Commands;

/// <summary>
/// Changes recipients, detections, expected principals, thresholds or routes of monitors: only what is named. Nothing
/// is unwatched in between: what is new stands before what is old goes.
/// </summary>
/// <remarks>
/// Notify is the whole list of recipients; AddNotify and RemoveNotify change it, and AddNotify asks a recipient that
/// has not confirmed once more. A recipient that has not confirmed cannot be unsubscribed: SNS forgets it within three
/// days. On a topic that was there before the monitor only RemoveNotify unsubscribes anybody. An empty
/// AllowedPrincipal, @(), takes the list away.
/// IAM actions. To plan: cloudtrail:DescribeTrails, GetTrailStatus, GetEventSelectors, ListTags;
/// cloudwatch:DescribeAlarms, ListTagsForResource; logs:DescribeLogGroups, DescribeMetricFilters, ListTagsForResource;
/// events:ListRules, ListTargetsByRule, ListTagsForResource; sns:GetTopicAttributes, ListTagsForResource,
/// ListSubscriptionsByTopic, GetSubscriptionAttributes; secretsmanager:DescribeSecret; iam:GetRole, GetRolePolicy;
/// s3:ListBucket, GetBucketTagging, GetBucketPolicy, GetBucketPublicAccessBlock, GetBucketOwnershipControls,
/// GetEncryptionConfiguration, GetBucketVersioning, GetLifecycleConfiguration. To change: sns:Subscribe, Unsubscribe,
/// SetSubscriptionAttributes, SetTopicAttributes; cloudwatch:PutMetricAlarm, TagResource, DeleteAlarms;
/// logs:PutMetricFilter, DeleteMetricFilter, TestMetricFilter; events:TestEventPattern, PutRule, PutTargets,
/// TagResource, RemoveTargets, DeleteRule. For queues: sqs:GetQueueUrl, GetQueueAttributes, SetQueueAttributes. What
/// New-SecretMonitor needs besides, where something else has drifted or is missing.
/// </remarks>
/// <example>
/// <code>Set-SecretMonitor top-secret-info -AddNotify oncall@example.com -RemoveNotify ops@example.com</code>
/// <para>Changes who is alerted.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitor prod* | Set-SecretMonitor -AllowedPrincipal arn:aws:iam::123456789012:role/app-* -WhatIf</code>
/// <para>Shows what it would take to expect the application's reads: UnexpectedPrincipal takes the place of Access.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "SecretMonitor", SupportsShouldProcess = true)]
[OutputType(typeof(Monitor), typeof(MonitorChange))]
public sealed class SetSecretMonitorCommand : MonitorSettingsCommand
{
    /// <summary>Names of monitors.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MonitorCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] MonitorName { get; set; } = [];

    /// <summary>Recipients to add; those that have not confirmed yet are asked again.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? AddNotify { get; set; }

    /// <summary>Recipients to take away.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? RemoveNotify { get; set; }

    /// <summary>Returns the changed monitor; with WhatIf, the plan.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => MonitorName;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        if (Notify is not null && (AddNotify ?? RemoveNotify) is not null)
        {
            throw ErrorCatalog.InvalidParameterValue(
                nameof(Notify), string.Join(", ", Notify), "the whole list, and so neither -AddNotify nor -RemoveNotify besides it");
        }

        var spec = Settings with
        {
            Recipient = RecipientsOf(Notify is null ? nameof(AddNotify) : nameof(Notify), Notify ?? AddNotify),
            ReplacesRecipients = Notify is not null,
            AsksAgain = AddNotify is not null,
            RemovedRecipient = RecipientsOf(nameof(RemoveNotify), RemoveNotify),
        };
        foreach (var name in MonitorName)
        {
            Guard(() => Change(session, spec with { MonitorName = name }));
        }
    }

    private void Change(AwsSession session, MonitorSpec spec)
    {
        var plan = Await((pump, c) => new MonitorProvisioner(session, pump).PlanUpdateAsync(spec, c));
        var monitor = Apply(plan, session);
        object? result = IsWhatIf ? plan.Changes : monitor;
        if (PassThru && result is not null)
        {
            WriteObject(result, enumerateCollection: true);
        }
    }
}
