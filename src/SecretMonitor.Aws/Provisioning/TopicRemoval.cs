using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Deletes a monitor's own topic; takes our statements off the policy of one that was there, or that other monitors
/// publish to as well.
/// </summary>
internal sealed class TopicRemoval(AwsSession session, string monitorName)
{
    /// <summary>The steps for what exists.</summary>
    /// <param name="topicArn">The topic that the monitor publishes to; null where nothing tells.</param>
    /// <param name="monitors">The names of all monitors: the topic of none is left over.</param>
    /// <param name="before">What has to go before a topic.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        string? topicArn, IReadOnlyCollection<string> monitors, IReadOnlyList<Step> before, CancellationToken cancellation)
    {
        var own = TopicResource.ArnOf(session, monitorName);
        var used = topicArn ?? own;
        var plans = await Task.WhenAll(new[] { own, used }.Distinct().Select(async topic =>
            await PolicyOfAsync(topic, cancellation).ConfigureAwait(false) is { } policy
                ? StepFor(
                    topic, policy,
                    (topic == own || IsLeftOver(topic, monitors)) && TagReader.AreOurs(
                        await new TagReader(session).OfTopicAsync(topic, cancellation).ConfigureAwait(false)),
                    before)
                : null)).ConfigureAwait(false);
        return plans.OfType<Step>().ToList();
    }

    private Step StepFor(string topic, PolicyDocument policy, bool isOwn, IReadOnlyList<Step> before)
    {
        TopicPolicy ours = new(session, monitorName, topic);
        var without = ours.RemoveFrom(policy);
        var isShared = without.Statement.Any(
            s => s.Sid?.StartsWith(MonitorNames.Prefix, StringComparison.Ordinal) == true);
        if (isOwn && !isShared)
        {
            return Step.Delete("topic", topic, "with its subscriptions",
                c => session.Sns.DeleteTopicAsync(new() { TopicArn = topic }, c), before);
        }

        var stays = isShared ? "other monitors use it" : "it was there before";
        return without.Statement.Count == policy.Statement.Count ? Step.Keep("topic", topic, stays) : new(
            new()
            {
                Action = ChangeAction.Update,
                Kind = "topic",
                Name = topic,
                Reason = $"stays with its subscriptions, because {stays}; its policy loses our statements",
            },
            c => Step.UnlessGoneAsync(() => ours.ChangeAsync(ours.RemoveFrom, c)));
    }

    private static bool IsLeftOver(string topic, IReadOnlyCollection<string> monitors)
    {
        var name = Arn.Parse(topic).Resource;
        return name.StartsWith(MonitorNames.Prefix, StringComparison.Ordinal)
            && !monitors.Contains(name.Substring(MonitorNames.Prefix.Length));
    }

    private async Task<PolicyDocument?> PolicyOfAsync(string topicArn, CancellationToken cancellation)
    {
        try
        {
            var found = await session.Sns.GetTopicAttributesAsync(new() { TopicArn = topicArn }, cancellation)
                .ConfigureAwait(false);
            return TopicPolicy.ReadFrom(found.Attributes) ?? PolicyDocument.Of();
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }
}
