using SecretMonitor.Aws.Sessions;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// The resources of a monitor and what each of them waits for, every one after those that it waits for.
/// </summary>
internal sealed class MonitorGraph(
    AwsSession session, IOperationSink sink, MonitorSpec spec, MonitorDesign design,
    Dictionary<Foundation, IReadOnlyList<Resource>> foundations, PatternTrial trial)
{
    private readonly Foundation _foundation = design.Foundation;
    private readonly ResourceTags _monitorTags = new(design.MonitorName, spec.Tag);

    /// <summary>The resources in order.</summary>
    public IReadOnlyList<Resource> Build()
    {
        // Monitors that are planned together stand on the same.
        if (!foundations.TryGetValue(_foundation, out var shared))
        {
            foundations[_foundation] = shared = new FoundationGraph(session, sink, spec, design).Build();
        }

        var logGroup = shared.OfType<LogGroupResource>().FirstOrDefault();
        TopicResource topic = new(session, design.MonitorName, design.TopicArn, design.HasTopic, design.OwnsTopic)
        {
            IsAsked = spec.TopicArn is not null,
            KmsKeyId = design.Key?.KeyArn,
            MayGrant = spec.GrantKeyAccess,
            Tags = _monitorTags,
            After = shared.OfType<KeyResource>().ToList(),
        };
        RequireExpressible();
        List<Resource> resources = [.. design.Secrets, .. shared, topic, .. Recipients(topic)];
        if (design.Has(MonitorRoute.CloudWatch))
        {
            var counted = Expressible(w => w.Scoped.FilterPatterns);
            resources.AddRange(counted.SelectMany(w => Filters(w, logGroup)));
            resources.AddRange(counted.Select(w => Alarm(w, topic)));
        }

        if (design.Has(MonitorRoute.EventBridge))
        {
            resources.AddRange(Expressible(w => w.Scoped.EventPatterns).SelectMany(w => Rules(w, topic)));
        }

        return resources;
    }

    private IEnumerable<Resource> Recipients(TopicResource topic)
    {
        foreach (var recipient in (spec.Recipient ?? []).Distinct())
        {
            List<Resource> before = [topic];
            if (recipient.Protocol == "lambda"
                && design.Subscriptions.All(s => s.Endpoint != recipient.Endpoint))
            {
                sink.Warning("The function must let the topic invoke it, which its owner has to allow: "
                    + $"aws lambda add-permission --function-name {recipient.Endpoint} "
                    + $"--statement-id {MonitorNames.ForTopic(design.MonitorName)} --action lambda:InvokeFunction "
                    + $"--principal sns.amazonaws.com --source-arn {design.TopicArn}");
            }

            if (recipient.Protocol == "sqs")
            {
                var queue = Arn.Parse(recipient.Endpoint);
                before.Add(new QueueResource(session, design.MonitorName, queue, design.TopicArn));
                yield return before[1];
            }

            yield return new SubscriptionResource(session, design.TopicArn, recipient, design.Subscriptions)
            {
                IsOwnTopic = topic.IsOwn,
                AsksAgain = spec.AsksAgain,
                After = before,
            };
        }
    }

    private void RequireExpressible()
    {
        foreach (var watcher in design.Watchers)
        {
            var (filters, rules) = (watcher.Scoped.FilterPatterns, watcher.Scoped.EventPatterns);
            if ((filters.Patterns.Count == 0 || !design.Has(MonitorRoute.CloudWatch))
                && (rules.Patterns.Count == 0 || !design.Has(MonitorRoute.EventBridge)))
            {
                var reasons = new[]
                {
                    design.Has(MonitorRoute.CloudWatch) ? filters.Limitation : null,
                    design.Has(MonitorRoute.EventBridge) ? rules.Limitation : null,
                };
                throw ErrorCatalog.DetectionNotExpressible(watcher.Detection, string.Join(" ", reasons.OfType<string>()));
            }
        }
    }

    // What a route expresses in part is built in part.
    private List<WatcherDesign> Expressible<T>(Func<WatcherDesign, RoutePatterns<T>> patterns)
    {
        foreach (var limited in design.Watchers.Select(w => patterns(w).Limitation).OfType<string>())
        {
            sink.Warning(limited);
        }

        return design.Watchers.Where(w => patterns(w).Patterns.Count > 0).ToList();
    }

    private IEnumerable<Resource> Filters(WatcherDesign watcher, LogGroupResource? logGroup) =>
        watcher.Scoped.FilterPatterns.Counting.Select((_, i) => new MetricFilterResource(
            session, watcher, i + 1, design.Deployed.Filters.FirstOrDefault(f =>
                f.FilterName == MonitorNames.ForDetection(design.MonitorName, watcher.Detection, i + 1)
                && f.LogGroupName == _foundation.LogGroupName))
        {
            LogGroupName = _foundation.LogGroupName!,
            Trial = trial,
            After = [.. design.Secrets, .. logGroup is null ? Array.Empty<Resource>() : [logGroup]],
        });

    private AlarmResource Alarm(WatcherDesign watcher, TopicResource topic) => new(
        session, watcher, design.Deployed.Alarms.FirstOrDefault(a =>
            a.AlarmName == MonitorNames.ForDetection(design.MonitorName, watcher.Detection)))
    {
        TopicArn = design.TopicArn,
        FormerTopicArn = design.FormerTopicArn,
        Threshold = watcher.Burst is { } burst ? AlarmThreshold.Of(burst) : design.Threshold,
        Tags = _monitorTags,
        After = [topic],
    };

    private IEnumerable<Resource> Rules(WatcherDesign watcher, TopicResource topic) =>
        watcher.Scoped.EventPatterns.Patterns.Select((_, i) => new RuleResource(
            session, watcher, i + 1, design.Deployed.Rules.FirstOrDefault(r =>
                r.Name == MonitorNames.ForDetection(design.MonitorName, watcher.Detection, i + 1)))
        {
            TopicArn = design.TopicArn,
            Trial = trial,
            Tags = _monitorTags,
            After = [.. design.Secrets, topic],
        });
}
