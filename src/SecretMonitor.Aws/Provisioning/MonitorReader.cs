using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Reads monitors off what is deployed: names, routes, detections and secrets of all monitors in a handful of calls,
/// then topic, recipients, tags and origin of the secrets for those that are returned.
/// </summary>
public sealed class MonitorReader(AwsSession session, IOperationSink sink)
{
    private readonly FoundationFinder _finder = new(session);

    /// <summary>The monitors that are meant, by name; none is not an error.</summary>
    public Task<IReadOnlyList<Monitor>> FindAsync(MonitorQuery query, CancellationToken cancellation) =>
        session.GuardAsync<IReadOnlyList<Monitor>>(
            query.MonitorName.Concat(query.SecretId).FirstOrDefault(),
            async () =>
            {
                var trails = await _finder.ReadTrailsAsync(cancellation).ConfigureAwait(false);
                var meant = await FindDeploymentsAsync(query, trails, cancellation).ConfigureAwait(false);
                var own = await _finder.OwnOfAsync(trails, cancellation).ConfigureAwait(false);
                sink.Debug($"{meant.Count} monitors found.");
                MonitorDetails details = new(session, meant, cancellation);
                return await Task.WhenAll(meant.Select(d => DescribeAsync(d, details, trails, own))).ConfigureAwait(false);
            },
            cancellation);

    /// <summary>What is deployed of the monitors that are meant.</summary>
    internal async Task<IReadOnlyList<Deployment>> FindDeploymentsAsync(
        MonitorQuery query, IReadOnlyList<Trail> trails, CancellationToken cancellation)
    {
        NamePattern names = new(query.MonitorName);
        var secrets = query.SecretId.Select(WatchedSecrets.Parse).ToList();
        var all = await new DeploymentReader(session)
            .ReadAsync(names.OnlyName, _finder.LogGroupsOf(trails), cancellation).ConfigureAwait(false);
        if (all.Count == 0 && names.OnlyName is { } name && await new DeploymentFinder(session)
            .FindAsync(name, _finder.LogGroupsOf(trails), cancellation).ConfigureAwait(false) is { } sameName)
        {
            all = [sameName];
        }

        return all.Where(d => names.Matches(d.MonitorName))
            .Where(d => secrets.Count == 0 || d.Secrets.Any(watched => secrets.Any(s => Concerns(watched, s))))
            .ToList();
    }

    // Which of the two is a pattern does not matter: each may cover the other.
    private static bool Concerns(SecretReference watched, SecretReference asked) =>
        asked.Matches(watched.Arn ?? watched.PartialArn ?? watched.Name) || (watched.IsPattern
            && watched.Matches(asked.ToString(), asked.Region, asked.AccountId));

    private async Task<Monitor> DescribeAsync(
        Deployment deployed, MonitorDetails details, IReadOnlyList<Trail> trails, Trail? own)
    {
        var tagsRead = details.TagsOfAsync(deployed);
        var foreignRead = details.ForeignOfAsync(deployed);
        var topic = await details.TopicOfAsync(deployed).ConfigureAwait(false);
        var subscriptions = await details.SubscriptionsOfAsync(topic).ConfigureAwait(false);
        var tags = await tagsRead.ConfigureAwait(false);
        var foreign = await foreignRead.ConfigureAwait(false);
        var trail = _finder.TrailOf(trails, deployed);
        var hasOtherTopic = topic is not null
            && !await details.IsOwnTopicAsync(topic, deployed).ConfigureAwait(false);
        var isAdopted = trail is not null && trail != own;
        return new()
        {
            MonitorName = deployed.MonitorName,
            SecretId = deployed.SecretArns,
            Route = deployed.Routes,
            Detection = deployed.Detections,
            AllowedPrincipal = deployed.AllowedPrincipals,
            Recipient = subscriptions.Where(s => s.SubscriptionArn != SubscriptionResource.Deleted)
                .Select(s => s.Endpoint).Distinct(StringComparer.Ordinal).ToList(),
            AlarmName = Ordered(deployed, deployed.Alarms.Select(a => a.AlarmName)),
            TopicArn = topic,
            RuleName = Ordered(deployed, deployed.Rules.Select(r => r.Name)),
            LogGroupName = deployed.Filters.FirstOrDefault()?.LogGroupName,
            FilterName = Ordered(deployed, deployed.Filters.Select(f => f.FilterName)),
            MetricNamespace = deployed.Alarms.FirstOrDefault()?.Namespace,
            MetricName = Ordered(deployed, deployed.Alarms.Select(a => a.AlarmName))
                .Select(name => deployed.Alarms.First(a => a.AlarmName == name).MetricName).ToList(),
            TrailARN = trail?.TrailARN,
            BucketName = trail?.S3BucketName,
            Adopted = (string[])
            [
                .. foreign,
                .. hasOtherTopic ? new[] { topic! } : [],
                .. isAdopted ? new[] { trail!.TrailARN } : [],
            ],
            AccountId = session.AccountId,
            Region = session.Region,
            SandboxUrl = session.SandboxUrl,
            CreatedAt = deployed.CreatedAt,
            Tag = tags,
        };
    }

    private static List<string> Ordered(Deployment deployed, IEnumerable<string> names)
    {
        var detections = deployed.Detections.ToList();
        return names
            .OrderBy(n => MonitorNames.TryParse(n, out _, out var detection) ? detections.IndexOf(detection) : -1)
            .ThenBy(n => n, StringComparer.Ordinal).ToList();
    }
}
