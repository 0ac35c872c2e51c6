using System.Management.Automation;
using SecretMonitor.Aws.Provisioning;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Completers;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Parameters;

namespace SecretMonitor.Commands;

/// <summary>Lists monitors, read back from what is deployed.</summary>
/// <remarks>
/// IAM actions: cloudtrail:DescribeTrails, GetTrailStatus, GetEventSelectors, ListTags; cloudwatch:DescribeAlarms,
/// ListTagsForResource; logs:DescribeLogGroups, DescribeMetricFilters; events:ListRules, ListTargetsByRule,
/// ListTagsForResource; sns:GetTopicAttributes, ListTagsForResource, ListSubscriptionsByTopic;
/// secretsmanager:DescribeSecret. For many monitors in few calls, where allowed: sns:ListTopics, ListSubscriptions;
/// secretsmanager:ListSecrets; tag:GetResources.
/// </remarks>
/// <example>
/// <code>Get-SecretMonitor</code>
/// <para>Lists the monitors of the account and region.</para>
/// </example>
/// <example>
/// <code>Get-SecretMonitor -SecretId prod/app/db | Format-List</code>
/// <para>Shows everything about the monitors that watch a secret.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SecretMonitor")]
[OutputType(typeof(Monitor))]
public sealed class GetSecretMonitorCommand : AwsCommand
{
    /// <summary>Names of monitors; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MonitorCompleter))]
    [AllOfSandboxTransformation]
    [ValidateNotNullOrEmpty]
    public string[] MonitorName { get; set; } = ["*"];

    /// <summary>Only monitors that watch one of these secrets: names, ARNs or partial ARNs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ARN", "SecretArn", "Name")]
    [ArgumentCompleter(typeof(SecretCompleter))]
    public string[] SecretId { get; set; } = [];

    /// <inheritdoc/>
    protected override object? CurrentTarget => MonitorName;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        MonitorQuery query = new() { MonitorName = MonitorName, SecretId = SecretId };
        var monitors = Await((pump, c) => new MonitorReader(session, pump).FindAsync(query, c));
        WriteObject(monitors, enumerateCollection: true);
        foreach (var name in MonitorName.Where(n => !WildcardPattern.ContainsWildcardCharacters(n)))
        {
            if (SecretId.Length == 0 && !monitors.Any(m => m.MonitorName.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                WriteError(ErrorCatalog.MonitorNotFound(name, session.AccountId, session.Region).ToErrorRecord());
            }
        }
    }
}
