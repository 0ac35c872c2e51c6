using System.Management.Automation;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;

namespace SecretMonitor.Commands;

/// <summary>
/// Takes a monitor down, and the foundation with the last one, its bucket emptied. What was there before the monitor is
/// never deleted.
/// </summary>
/// <remarks>
/// IAM actions. To plan: cloudtrail:DescribeTrails, GetTrailStatus, GetEventSelectors, ListTags;
/// cloudwatch:DescribeAlarms, ListTagsForResource; logs:DescribeLogGroups, DescribeMetricFilters, ListTagsForResource;
/// events:ListRules, ListTargetsByRule, ListTagsForResource; sns:GetTopicAttributes, ListTagsForResource,
/// ListSubscriptionsByTopic; secretsmanager:DescribeSecret; iam:GetRole; s3:GetBucketTagging. To remove:
/// events:RemoveTargets, DeleteRule; cloudwatch:DeleteAlarms; logs:DeleteMetricFilter, DeleteLogGroup; sns:DeleteTopic,
/// SetTopicAttributes; cloudtrail:StopLogging, DeleteTrail; s3:ListBucketVersions, DeleteObjectVersion,
/// DeleteBucketPolicy, DeleteBucket; iam:DeleteRolePolicy, DeleteRole; with DeleteSecret secretsmanager:DeleteSecret.
/// Where a key was extended: kms:DescribeKey, GetKeyPolicy, PutKeyPolicy.
/// </remarks>
/// <example>
/// <code>Get-SecretMonitor top-secret-info | Remove-SecretMonitor -DeleteSecret</code>
/// <para>Removes a monitor and schedules the deletion of the secret that it created.</para>
/// </example>
/// <example>
/// <code>Remove-SecretMonitor top-secret-info -WhatIf</code>
/// <para>Shows what would go and what would stay.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "SecretMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MonitorChange))]
public sealed class RemoveSecretMonitorCommand : AwsCommand
{
    /// <summary>Names of monitors.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MonitorCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] MonitorName { get; set; } = [];

    /// <summary>Deletes the secret too, if the monitor created it.</summary>
    [Parameter]
    public SwitchParameter DeleteSecret { get; set; }

    /// <summary>The days in which a deleted secret can be restored: 7 to 30. Default: 30.</summary>
    [Parameter]
    [ValidateRange(7, 30)]
    public int? RecoveryWindowInDays { get; set; }

    /// <summary>With DeleteSecret and Force: deletes the secret at once, beyond recovery.</summary>
    [Parameter]
    public SwitchParameter NoRecovery { get; set; }

    /// <summary>Keeps the bucket and the log group with their records.</summary>
    [Parameter]
    public SwitchParameter KeepLogs { get; set; }

    /// <summary>Asks nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns what went and what stays, and why; with WhatIf, the plan.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => MonitorName;

    /// <inheritdoc/>
    private protected override bool ConfirmsByForce => Force;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        if (NoRecovery && (!Force || !DeleteSecret || RecoveryWindowInDays is not null))
        {
            throw ErrorCatalog.InvalidParameterValue(nameof(NoRecovery), true, "-DeleteSecret and -Force besides it, and no -RecoveryWindowInDays");
        }

        if (RecoveryWindowInDays is not null && !DeleteSecret)
        {
            throw ErrorCatalog.InvalidParameterValue(nameof(RecoveryWindowInDays), RecoveryWindowInDays, "-DeleteSecret besides it");
        }

        RemovalOptions options = new()
        {
            DeleteSecret = DeleteSecret,
            RecoveryWindowInDays = RecoveryWindowInDays,
            NoRecovery = NoRecovery,
            KeepLogs = KeepLogs,
        };
        foreach (var name in MonitorName)
        {
            Guard(() => Remove(session, name, options));
        }
    }

    private void Remove(AwsSession session, string name, RemovalOptions options)
    {
        var plan = Await((pump, c) => new MonitorProvisioner(session, pump).PlanRemovalAsync(name, options, c));
        var approved = Confirm(plan.Changes, session);
        IReadOnlyList<MonitorChange> removed = IsWhatIf
            ? plan.Changes
            : Await((pump, c) => new MonitorProvisioner(session, pump).ApplyRemovalAsync(plan, approved.Contains, c));
        if (!IsWhatIf)
        {
            WriteVerbose($"The monitor {plan.MonitorName}: {PlanSummary.Of(removed)}.");
        }

        WriteObject(PassThru ? removed : [], enumerateCollection: true);
    }
}
