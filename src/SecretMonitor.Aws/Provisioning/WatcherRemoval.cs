using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Removes rules, alarms and metric filters. What is gone already is no failure.</summary>
internal sealed class WatcherRemoval(AwsSession session)
{
    /// <summary>One step per rule, alarm and filter.</summary>
    /// <param name="deployed">What is to go.</param>
    /// <param name="reason">Why.</param>
    /// <param name="after">What has to be done before: what takes their place.</param>
    public IReadOnlyList<Step> StepsFor(Deployment deployed, string reason, IReadOnlyList<Step>? after = null) =>
    [
        .. deployed.Rules.Select(r => Step.Delete("rule", r.Name, reason, c => DeleteRuleAsync(r.Name, c), after)),
        .. deployed.Alarms.Select(a => Step.Delete(
            "alarm", a.AlarmName, reason,
            c => session.CloudWatch.DeleteAlarmsAsync(new() { AlarmNames = [a.AlarmName] }, c),
            after, MonthlyCost.Alarm)),
        .. deployed.Filters.Select(f => Step.Delete(
            "metric filter", f.FilterName, reason, c => session.Logs.DeleteMetricFilterAsync(
                new() { LogGroupName = f.LogGroupName, FilterName = f.FilterName }, c),
            after, IsFirstOfMetric(f.FilterName) ? MonthlyCost.Metric : 0)),
    ];

    // All parts of a detection write one metric.
    private static bool IsFirstOfMetric(string filter) =>
        MonitorNames.TryParse(filter, out var monitor, out var detection)
        && filter == MonitorNames.ForDetection(monitor, detection);

    private async Task DeleteRuleAsync(string name, CancellationToken cancellation)
    {
        await session.EventBridge.RemoveTargetsAsync(
            new() { Rule = name, Ids = [RuleResource.TargetId] }, cancellation).ConfigureAwait(false);
        try
        {
            await session.EventBridge.DeleteRuleAsync(new() { Name = name }, cancellation).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "ValidationException")
        {
            // Somebody added targets; a rule is deleted without targets only.
            var targets = await session.EventBridge.ListTargetsByRuleAsync(new() { Rule = name }, cancellation)
                .ConfigureAwait(false);
            await session.EventBridge.RemoveTargetsAsync(
                new() { Rule = name, Ids = targets.Targets.Or().Select(t => t.Id).ToList() }, cancellation)
                .ConfigureAwait(false);
            await session.EventBridge.DeleteRuleAsync(new() { Name = name }, cancellation).ConfigureAwait(false);
        }
    }
}
