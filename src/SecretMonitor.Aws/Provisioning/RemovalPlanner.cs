using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
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

        // What is only found through another thing goes before that, so that wherever a run ends the next one finds the
        // rest: our statements in queues and keys through the topic, those in a topic that stays through an alarm or a rule.
        List<Step> statements = [];
        var watchers = await new WatcherRemoval(session).PlanAsync(
            deployed, $"part of the monitor {monitorName}", after: statements, cancellation).ConfigureAwait(false);
        var topicArn = await new TopicFinder(session).FindAsync(deployed, cancellation).ConfigureAwait(false);
        var others = all.Where(d => d.MonitorName != monitorName).Select(d => d.MonitorName).ToList();
        var own = await _finder.OwnOfAsync(trails, cancellation).ConfigureAwait(false);
        var keys = await new KeyRemoval(session).PlanAsync(
            [TopicResource.ArnOf(session, monitorName), .. topicArn is null ? Array.Empty<string>() : [topicArn]],
            others.Count == 0 ? own : null,
            [
                KeyNeeds.SidOf(monitorName),
                .. others.Count == 0 ? KeyNeeds.SharedSids(options.KeepLogs) : [],
            ],
            cancellation).ConfigureAwait(false);
        List<Step> before = [.. keys, .. watchers];
        var topicPlan = new TopicRemoval(session, monitorName).PlanAsync(
            topicArn, all.Select(d => d.MonitorName).ToList(), before, cancellation);
        var queuePlan = new QueueRemoval(session, monitorName).PlanAsync(
            topicArn ?? TopicResource.ArnOf(session, monitorName), cancellation);
        var secretPlan = PlanSecretsAsync(deployed, options, cancellation);
        var foundationPlan = PlanFoundationAsync(
            monitorName, own, _finder.TrailOf(trails, deployed), others, options.KeepLogs, before, cancellation);
        await Task.WhenAll(topicPlan, queuePlan, secretPlan, foundationPlan).ConfigureAwait(false);

        statements.AddRange(
            [.. keys, .. queuePlan.Result, .. topicPlan.Result.Where(s => s.Change.Action != ChangeAction.Delete)]);
        before.AddRange(queuePlan.Result);

        // A foundation without any monitor is what an interrupted removal left.
        IReadOnlyList<Step> steps =
        [
            .. statements, .. watchers, .. topicPlan.Result.Except(statements), .. secretPlan.Result,
            .. foundationPlan.Result,
        ];
        return steps.Any(s => s.Change.Writes)
            ? new(monitorName, steps)
            : throw ErrorCatalog.MonitorNotFound(monitorName, session.AccountId, session.Region);
    }

    // Another session may have made a monitor since the plan.
    private async Task<bool> IsLastAsync(string monitorName, CancellationToken cancellation)
    {
        var trails = await _finder.ReadTrailsAsync(cancellation).ConfigureAwait(false);
        var all = await new DeploymentReader(session).ReadAsync(
            monitorName: null, _finder.LogGroupsOf(trails), cancellation).ConfigureAwait(false);
        var others = all.Select(d => d.MonitorName).Where(name => name != monitorName).ToList();
        if (others.Count > 0)
        {
            sink.Warning($"Trail, bucket, role and log group stay: {string.Join(", ", others)} came to need them meanwhile.");
        }

        return others.Count == 0;
    }

    private async Task<IReadOnlyList<Step>> PlanFoundationAsync(
        string monitorName, Trail? own, Trail? used, IReadOnlyList<string> others, bool keepLogs, IReadOnlyList<Step> before,
        CancellationToken cancellation)
    {
        List<Step> steps = [];
        if (used is not null && used != own)
        {
            steps.Add(Step.Keep("trail", used.Name, "it was there before"));
        }

        if (others.Count == 0)
        {
            var foundation = await new FoundationRemoval(session, sink).PlanAsync(own, keepLogs, before, cancellation)
                .ConfigureAwait(false);
            AskOnce<bool> isLast = new(c => IsLastAsync(monitorName, c));
            foreach (var step in foundation)
            {
                step.IsNeededAsync = isLast.AskAsync;
            }

            steps.AddRange(foundation);
        }
        else if (own is not null)
        {
            var theyNeed = others.Count == 1 ? $"the monitor {others[0]} needs" : $"{others.Count} other monitors need";
            steps.Add(Step.Keep("trail", own.Name, $"{theyNeed} it, with its bucket, role and log group"));
        }

        return steps;
    }

    private async Task<IReadOnlyList<Step>> PlanSecretsAsync(
        Deployment deployed, RemovalOptions options, CancellationToken cancellation)
    {
        if (!options.DeleteSecret)
        {
            return deployed.Secrets.Where(s => !s.IsPattern)
                .Select(s => Step.Keep("secret", s.LikelyName, "is watched no more, and not deleted unasked")).ToList();
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
                    new() { Key = "tag-key", Values = [MonitorNames.TagKey] },
                    new() { Key = "tag-value", Values = [monitorName] },
                ],
            },
            cancellation).ConfigureAwait(false);
        return answer.SecretList.Or().Select(s => s.ARN).ToList();
    }
}
