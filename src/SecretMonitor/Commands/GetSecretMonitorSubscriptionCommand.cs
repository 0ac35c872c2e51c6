using System.Management.Automation;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Aws.Subscriptions;
using SecretMonitor.Completers;
using SecretMonitor.Monitors;
using SecretMonitor.Parameters;

namespace SecretMonitor.Commands;

/// <summary>Lists the recipients of monitors and whether they agreed to receive anything.</summary>
/// <remarks>
/// IAM actions: cloudtrail:DescribeTrails, GetTrailStatus, GetEventSelectors; cloudwatch:DescribeAlarms,
/// ListTagsForResource; logs:DescribeLogGroups, DescribeMetricFilters; events:ListRules, ListTargetsByRule,
/// ListTagsForResource; sns:GetTopicAttributes, ListSubscriptionsByTopic.
/// </remarks>
/// <example>
/// <code>Get-SecretMonitor | Get-SecretMonitorSubscription | Where-Object Status -eq Pending</code>
/// <para>Finds recipients who have not clicked the link of their confirmation mail: they get no alert.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SecretMonitorSubscription")]
[OutputType(typeof(MonitorSubscription))]
public sealed class GetSecretMonitorSubscriptionCommand : AwsCommand
{
    /// <summary>Names of monitors; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MonitorCompleter))]
    [AllOfSandboxTransformation]
    [ValidateNotNullOrEmpty]
    public string[] MonitorName { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override object? CurrentTarget => MonitorName;

    /// <inheritdoc/>
    private protected override void Run(AwsSession session)
    {
        foreach (var name in MonitorName)
        {
            Guard(() => WriteObject(
                Await((pump, c) => new SubscriptionReader(session, pump).FindAsync(new() { MonitorName = [name] }, c)),
                enumerateCollection: true));
        }
    }
}
