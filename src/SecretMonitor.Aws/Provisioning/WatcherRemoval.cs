using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Removes rules, alarms and metric filters. What is gone already is no failure; a rule or an alarm that has one of our
/// names without our tag is somebody else's, and stays.
/// </summary>
internal sealed class WatcherRemoval(AwsSession session)
{
    private readonly TagReader _tags = new(session);

    /// <summary>One step per rule, alarm and filter.</summary>
    /// <param name="deployed">What is to go.</param>
    /// <param name="reason">Why.</param>
    /// <param name="after">What has to be done before: what takes their place.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        Deployment deployed, string reason, IReadOnlyList<Step> after, CancellationToken cancellation)
    {
        var rules = Task.WhenAll(deployed.Rules.Select(r => PlanAsync(
            Step.Delete("rule", r.Name, reason, c => DeleteRuleAsync(r.Name, c), after),
            _tags.OfRuleAsync(r.Arn, cancellation))));
        var alarms = Task.WhenAll(deployed.Alarms.Select(a => PlanAsync(
            Step.Delete(
                "alarm", a.AlarmName, reason,
                c => session.CloudWatch.DeleteAlarmsAsync(new() { AlarmNames = [a.AlarmName] }, c),
                after, MonthlyCost.Alarm),
            _tags.OfAlarmAsync(a.AlarmArn, cancellation))));
        await Task.WhenAll(rules, alarms).ConfigureAwait(false);

        // Metric filters carry no tags: that it has our name is all that tells one.
        return [.. rules.Result, .. alarms.Result, .. deployed.Filters.Select(f => Delete(f, reason, after))];
    }

    private static async Task<Step> PlanAsync(Step delete, Task<IReadOnlyDictionary<string, string>> tags) =>
        TagReader.AreOurs(await tags.ConfigureAwait(false))
            ? delete
            : Step.Keep(delete.Change.Kind, delete.Change.Name, $"carries no tag {MonitorNames.TagKey}: not ours to delete");

    private Step Delete(MetricFilter filter, string reason, IReadOnlyList<Step> after) => Step.Delete(
        MetricFilterResource.KindName, filter.FilterName, reason,
        c => session.Logs.DeleteMetricFilterAsync(
            new() { LogGroupName = filter.LogGroupName, FilterName = filter.FilterName }, c),
        after, IsFirstOfMetric(filter.FilterName) ? MonthlyCost.Metric : 0);

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
