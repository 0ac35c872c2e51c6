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
        var keys = shared.OfType<KeyResource>().ToList();
        RequireExpressible();

        // What is only found through another thing is made after that, so that wherever a run ends the next one finds
        // all of it: our statements in a topic that was there through an alarm or a rule, those in a queue through its
        // subscription. A monitor that is moved to another topic has to be let in there first.
        if (design is { FormerTopicArn: null, OwnsTopic: false })
        {
            var telling = Watchers(logGroup, after: []).ToList();
            var theirs = Topic(after: [.. keys, .. telling]);
            return [.. design.Secrets, .. shared, .. telling, theirs, .. Recipients(theirs)];
        }

        var topic = Topic(after: keys);
        return [.. design.Secrets, .. shared, topic, .. Recipients(topic), .. Watchers(logGroup, after: [topic])];
    }

    private TopicResource Topic(IReadOnlyList<Resource> after) =>
        new(session, design.MonitorName, design.TopicArn, design.HasTopic, design.OwnsTopic)
        {
            IsAsked = spec.TopicArn is not null,
            KmsKeyId = design.Key?.KeyArn,
            MayGrant = spec.GrantKeyAccess,
            Tags = _monitorTags,
            After = after,
        };

    private IEnumerable<Resource> Watchers(LogGroupResource? logGroup, IReadOnlyList<Resource> after)
    {
        var counted = design.Has(MonitorRoute.CloudWatch) ? Expressible(w => w.Scoped.FilterPatterns) : [];
        var matched = design.Has(MonitorRoute.EventBridge) ? Expressible(w => w.Scoped.EventPatterns) : [];
        return
        [
            .. counted.SelectMany(w => Filters(w, logGroup)),
            .. counted.Select(w => Alarm(w, after)),
            .. matched.SelectMany(w => Rules(w, after)),
        ];
    }

    private IEnumerable<Resource> Recipients(TopicResource topic)
    {
        foreach (var recipient in (spec.Recipient ?? []).Distinct())
        {
            if (recipient.Protocol == "lambda"
                && design.Subscriptions.All(s => s.Endpoint != recipient.Endpoint))
            {
                sink.Warning("The function must let the topic invoke it, which its owner has to allow: "
                    + $"aws lambda add-permission --function-name {recipient.Endpoint} "
                    + $"--statement-id {MonitorNames.ForTopic(design.MonitorName)} --action lambda:InvokeFunction "
                    + $"--principal sns.amazonaws.com --source-arn {design.TopicArn}");
            }

            SubscriptionResource subscription = new(session, design.TopicArn, recipient, design.Subscriptions)
            {
                IsOwnTopic = topic.IsOwn,
                AsksAgain = spec.AsksAgain,
                After = [topic],
            };
            yield return subscription;
            if (recipient.Protocol == "sqs")
            {
                var queue = Arn.Parse(recipient.Endpoint);
                yield return new QueueResource(session, design.MonitorName, queue, design.TopicArn)
                {
                    After = [subscription],
                };
            }
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

    private AlarmResource Alarm(WatcherDesign watcher, IReadOnlyList<Resource> after) => new(
        session, watcher, design.Deployed.Alarms.FirstOrDefault(a =>
            a.AlarmName == MonitorNames.ForDetection(design.MonitorName, watcher.Detection)))
    {
        TopicArn = design.TopicArn,
        FormerTopicArn = design.FormerTopicArn,
        Threshold = watcher.Burst is { } burst ? AlarmThreshold.Of(burst) : design.Threshold,
        Tags = _monitorTags,
        After = after,
    };

    private IEnumerable<Resource> Rules(WatcherDesign watcher, IReadOnlyList<Resource> after) =>
        watcher.Scoped.EventPatterns.Patterns.Select((_, i) => new RuleResource(
            session, watcher, i + 1, design.Deployed.Rules.FirstOrDefault(r =>
                r.Name == MonitorNames.ForDetection(design.MonitorName, watcher.Detection, i + 1)))
        {
            TopicArn = design.TopicArn,
            Trial = trial,
            Tags = _monitorTags,
            After = [.. design.Secrets, .. after],
        });
}
