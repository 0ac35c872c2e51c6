using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Plans the removal of a monitor; with the last monitor goes the foundation.</summary>
internal sealed class RemovalPlanner(AwsSession session, IOperationSink sink)
{
    private readonly FoundationFinder _finder = new(session);

    /// <summary>Reads what there is; calls nothing that writes.</summary>
    public async Task<RemovalPlan> PlanAsync(string monitorName, RemovalOptions options, CancellationToken cancellation)
    {
        var trails = await _finder.ReadTrailsAsync(cancellation).ConfigureAwait(false);
        var all = await new DeploymentReader(session).ReadAsync(
            monitorName: null, _finder.LogGroupsOf(trails), cancellation).ConfigureAwait(false);
        var deployed = DeploymentFinder.Among(all, monitorName) ?? new Deployment(monitorName);
        monitorName = deployed.MonitorName;

        var watchers = new WatcherRemoval(session).StepsFor(deployed, $"part of the monitor {monitorName}");
        var topicArn = await new TopicFinder(session).FindAsync(deployed, cancellation).ConfigureAwait(false);
        var topicPlan = new TopicRemoval(session, monitorName).PlanAsync(
            topicArn, all.Select(d => d.MonitorName).ToList(), watchers, cancellation);
        var queuePlan = new QueueRemoval(session, monitorName).PlanAsync(
            topicArn ?? TopicResource.ArnOf(session, monitorName), cancellation);
        var secretPlan = PlanSecretsAsync(deployed, options, cancellation);
        var own = _finder.OwnOf(trails);
        var isLast = all.All(d => d.MonitorName == monitorName);
        var foundationPlan = isLast
            ? new FoundationRemoval(session, sink).PlanAsync(own, options.KeepLogs, watchers, cancellation)
            : Task.FromResult<IReadOnlyList<Step>>([]);
        await Task.WhenAll(topicPlan, queuePlan, secretPlan, foundationPlan).ConfigureAwait(false);

        // A foundation without any monitor is what an interrupted removal left.
        IReadOnlyList<Step> steps = 
        [
            .. watchers, .. topicPlan.Result, .. queuePlan.Result, .. secretPlan.Result, .. foundationPlan.Result,
        ];
        return steps.Count > 0
            ? new(monitorName, steps)
            : throw ErrorCatalog.MonitorNotFound(monitorName, session.AccountId, session.Region);
    }

    private async Task<IReadOnlyList<Step>> PlanSecretsAsync(
        Deployment deployed, RemovalOptions options, CancellationToken cancellation)
    {
        if (!options.DeleteSecret)
        {
            return [];
        }

        // A secret that a pattern meets was created by itself.
        var arns = deployed.Secrets.Count > 0
            ? deployed.Secrets.Where(s => !s.IsPattern).Select(s => s.Arn!).ToList()
            : await FindOursAsync(deployed.MonitorName, cancellation).ConfigureAwait(false);
        return await new SecretRemoval(session, deployed.MonitorName).PlanAsync(arns, options, cancellation)
            .ConfigureAwait(false);
    }

    // After an interrupted removal no pattern is left to tell the secret.
    private async Task<IReadOnlyList<string>> FindOursAsync(string monitorName, CancellationToken cancellation)
    {
        var answer = await session.SecretsManager.ListSecretsAsync(
            new()
            {
                Filters =
                [
                    new() { Key = "tag-key", Values = [Monitors.MonitorNames.TagKey] },
                    new() { Key = "tag-value", Values = [monitorName] },
                ],
            },
            cancellation).ConfigureAwait(false);
        return answer.SecretList.Or().Select(s => s.ARN).ToList();
    }
}
