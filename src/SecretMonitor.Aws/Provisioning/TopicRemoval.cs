using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Policies;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Deletes a monitor's own topic; takes our statements off the policy of one that was there.</summary>
internal sealed class TopicRemoval(AwsSession session, string monitorName)
{
    /// <summary>The steps for what exists.</summary>
    /// <param name="topicArn">The topic that the monitor publishes to; null where nothing tells.</param>
    /// <param name="before">What has to go before.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        string? topicArn, IReadOnlyList<Step> before, CancellationToken cancellation)
    {
        var own = TopicResource.ArnOf(session, monitorName);
        var steps = new List<Step>();
        if (await PolicyOfAsync(own, cancellation).ConfigureAwait(false) is not null)
        {
            steps.Add(Step.Delete("topic", own, "with its subscriptions",
                c => session.Sns.DeleteTopicAsync(new() { TopicArn = own }, c), before));
        }

        if (topicArn is not null && topicArn != own
            && await PolicyOfAsync(topicArn, cancellation).ConfigureAwait(false) is { } policy
            && new TopicPolicy(session, monitorName, topicArn).RemoveFrom(policy) is var without
            && without.Statement.Count < policy.Statement.Count)
        {
            steps.Add(new(
                new()
                {
                    Action = ChangeAction.Update,
                    Kind = "topic",
                    Name = topicArn,
                    Reason = "its policy loses our statements",
                },
                c => Step.UnlessGoneAsync(() => session.Sns.SetTopicAttributesAsync(
                    new() { TopicArn = topicArn, AttributeName = "Policy", AttributeValue = without.ToString() }, c)))
            {
                After = before,
            });
        }

        return steps;
    }

    private async Task<PolicyDocument?> PolicyOfAsync(string topicArn, CancellationToken cancellation)
    {
        try
        {
            var found = await session.Sns.GetTopicAttributesAsync(new() { TopicArn = topicArn }, cancellation)
                .ConfigureAwait(false);
            return found.Attributes.TryGetValue("Policy", out var text) && text.Length > 0
                ? PolicyDocument.Parse(text)
                : PolicyDocument.Of();
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }
}
