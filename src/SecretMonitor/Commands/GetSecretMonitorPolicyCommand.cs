using System.Management.Automation;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Permissions;

namespace SecretMonitor.Commands;

/// <summary>
/// Prints the IAM policy that allows no more than what the commands need for one monitor, which need not exist yet.
/// </summary>
/// <remarks>
/// Needs no IAM actions: the policy is made up of names. -Trail names no log group, so its filters are allowed in all;
/// for a monitor that stands, pipe it. Fleets are read in fewer calls where secretsmanager:ListSecrets, tag:GetResources,
/// sns:ListTopics and sns:ListSubscriptions are allowed too.
/// </remarks>
/// <example>
/// <code>Get-SecretMonitorPolicy -SecretName top-secret-info -Notify ops@example.com -For Create</code>
/// <para>What somebody needs to make this monitor.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitor top-secret-info | Get-SecretMonitorPolicy -For Read, Remove</code>
/// <para>One policy for looking after a monitor and taking it down.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SecretMonitorPolicy", DefaultParameterSetName = NamedSet)]
[OutputType(typeof(string))]
public sealed class GetSecretMonitorPolicyCommand : AwsCommand
{
    private const string NamedSet = "Named";
    private const string MonitorSet = "Monitor";

    /// <summary>What the policy is for: Create, Access, Read, Remove, or several.</summary>
    [Parameter(Mandatory = true)]
    public PolicyPurpose[] For { get; set; } = [];

    /// <summary>A monitor, as Get-SecretMonitor returns it.</summary>
    [Parameter(ParameterSetName = MonitorSet, Mandatory = true, ValueFromPipeline = true)]
    public Monitor? InputObject { get; set; }

    /// <summary>The secrets to watch: names, ARNs or patterns.</summary>
    [Parameter(ParameterSetName = NamedSet, Position = 0)]
    [Alias("ARN", "SecretArn", "Name")]
    public string[] SecretId { get; set; } = [];

    /// <summary>The secret that is created with the monitor.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    public string? SecretName { get; set; }

    /// <summary>The monitor's name. Default: that of New-SecretMonitor.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    public string? MonitorName { get; set; }

    /// <summary>The recipients; queues need permissions.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    [Alias("Email")]
    public string[] Notify { get; set; } = [];

    /// <summary>The routes. Default: both.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    public MonitorRoute[] Route { get; set; } = [MonitorRoute.CloudWatch, MonitorRoute.EventBridge];

    /// <summary>An existing topic.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    public string? TopicArn { get; set; }

    /// <summary>An existing trail: name or ARN.</summary>
    [Parameter(ParameterSetName = NamedSet)]
    public string? Trail { get; set; }

    /// <summary>The key that encrypts topic, trail, bucket and log group.</summary>
    [Parameter]
    public string? KmsKeyId { get; set; }

    /// <summary>Allows to extend the key's policy.</summary>
    [Parameter]
    public SwitchParameter GrantKeyAccess { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentTarget => InputObject?.MonitorName ?? MonitorName ?? SecretName;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        var scope = InputObject is null ? Named(session) : PermissionScope.Of(InputObject) with
        {
            KmsKeyId = KmsKeyId,
            GrantsKeyAccess = GrantKeyAccess,
        };
        var purposes = For.Aggregate((all, purpose) => all | purpose);
        WriteObject(PermissionCatalog.PolicyFor(scope, purposes).ToIndentedString());
    }

    private PermissionScope Named(AwsSession session) => MonitorPermissions.ScopeOf(
        new()
        {
            SecretId = SecretId,
            SecretName = SecretName,
            MonitorName = MonitorName,
            Recipient = MonitorSettingsCommand.RecipientsOf(nameof(Notify), Notify),
            Route = Route,
            TopicArn = TopicArn,
            Trail = Trail,
            KmsKeyId = KmsKeyId,
            GrantKeyAccess = GrantKeyAccess,
        },
        session);
}
