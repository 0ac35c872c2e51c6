using SecretMonitor.Aws.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Finds the topic that a deployed monitor publishes to.</summary>
internal sealed class TopicFinder(AwsSession session)
{
    /// <summary>The topic of an alarm, else of a rule's target; null where neither says.</summary>
    public async Task<string?> FindAsync(Deployment deployed, CancellationToken cancellation)
    {
        // Somebody may have added a topic to an alarm.
        var own = TopicResource.ArnOf(session, deployed.MonitorName);
        var ofAlarm = deployed.Alarms.SelectMany(a => a.AlarmActions.Or()).Where(IsTopic)
            .OrderByDescending(topic => topic == own).FirstOrDefault();
        if (ofAlarm is not null || deployed.Rules.Count == 0)
        {
            return ofAlarm;
        }

        var targets = await session.EventBridge.ListTargetsByRuleAsync(
            new() { Rule = deployed.Rules[0].Name }, cancellation).ConfigureAwait(false);
        return targets.Targets.Or().FirstOrDefault(t => t.Id == RuleResource.TargetId)?.Arn;
    }

    private static bool IsTopic(string action) => Arn.TryParse(action, out var arn) && arn.Service == "sns";
}
