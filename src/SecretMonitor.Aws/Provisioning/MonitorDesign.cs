using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Detections;
using SecretMonitor.Errors;
using SecretMonitor.Monitors;
using SecretMonitor.Secrets;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>A monitor as it is to be: what was asked for, completed by what is deployed and by the defaults.</summary>
internal sealed class MonitorDesign
{
    private readonly AwsSession _session;
    private readonly MonitorSpec _spec;

    private MonitorDesign(
        AwsSession session, MonitorSpec spec, IReadOnlyList<WatchedSecret> secrets, Deployment deployed)
    {
        _session = session;
        _spec = spec;
        Secrets = secrets;
        Deployed = deployed;

        // In the same order whatever the order of asking, so that patterns and descriptions do not change with it.
        Routes = Named(spec.Route) ?? Named(deployed.Routes) ?? [MonitorRoute.CloudWatch, MonitorRoute.EventBridge];
        Routes = Routes.OrderBy(r => r).ToList();
        var allowed = (spec.AllowedPrincipal ?? deployed.AllowedPrincipals).Select(Parse).Distinct()
            .OrderBy(p => p.ToString(), StringComparer.Ordinal).ToList();
        AllowedPrincipals = allowed.Select(p => p.ToString()).ToList();
        var asked = (Named(spec.Detection) ?? Kept(deployed))?.Select(Find).ToList();
        var detections = asked is null
            ? DetectionCatalog.Defaults(allowed.Count > 0)
            : DetectionCatalog.All.Where(asked.Contains).ToList();
        Detections = detections.Select(d => d.Name).ToList();
        Since = Has(MonitorRoute.CloudWatch) ? null
            : deployed.CreatedAt ?? (deployed.Rules.Count > 0 ? null : Now());
        RequireAllowList(allowed.Count > 0);
        Watchers = detections.Select(d => new WatcherDesign(this, d, secrets => ScopeOf(d, secrets, allowed))).ToList();
        Threshold = AlarmThreshold.For(spec, AlarmThreshold.AskedOf(deployed));
    }

    /// <summary>The monitor's name.</summary>
    public string MonitorName => Deployed.MonitorName;

    /// <summary>What is deployed.</summary>
    public Deployment Deployed { get; }

    /// <summary>The secrets.</summary>
    public IReadOnlyList<WatchedSecret> Secrets { get; }

    /// <summary>The routes.</summary>
    public IReadOnlyList<MonitorRoute> Routes { get; private set; }

    /// <summary>The detections.</summary>
    public IReadOnlyList<string> Detections { get; }

    /// <summary>Expected principals.</summary>
    public IReadOnlyList<string> AllowedPrincipals { get; }

    /// <summary>When alarms are raised.</summary>
    public AlarmThreshold Threshold { get; }

    /// <summary>Since when there is the monitor, where only its rules can say so; null otherwise.</summary>
    public DateTimeOffset? Since { get; }

    /// <summary>The topic.</summary>
    public string TopicArn { get; private set; } = "";

    /// <summary>The topic that is deployed; null where nothing tells.</summary>
    public string? FormerTopicArn { get; private set; }

    /// <summary>Whether the topic exists.</summary>
    public bool HasTopic { get; private set; }

    /// <summary>Whether the topic is, or will be, the monitor's own.</summary>
    public bool OwnsTopic { get; private set; }

    /// <summary>Who is subscribed to the topic already.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; private set; } = [];

    /// <summary>One design per detection.</summary>
    public IReadOnlyList<WatcherDesign> Watchers { get; }

    /// <summary>The key of what is created; null where none is asked for.</summary>
    public KeyPolicy? Key { get; private set; }

    /// <summary>What it stands on.</summary>
    public Foundation Foundation { get; private set; } = new(Adopted: null, Own: null, LogGroupName: null);

    /// <summary>The trail.</summary>
    public string TrailArn => Foundation.Adopted?.TrailARN ?? new FoundationNames(_session).TrailArn;

    /// <summary>The trail's bucket.</summary>
    public string BucketName => Foundation.Adopted?.S3BucketName ?? new FoundationNames(_session).Bucket;

    /// <summary>The role by which the trail writes to the log group; null where it does not.</summary>
    public string? RoleName => Foundation switch
    {
        { Adopted: { } adopted } => adopted.CloudWatchLogsRoleArn?.Split('/').Last(),
        { LogGroupName: not null } => new FoundationNames(_session).Role,
        _ => null,
    };

    /// <summary>How many rules with wildcards there is room for, of each detection.</summary>
    public int WildcardRules { get; private set; }

    /// <summary>Completes a spec.</summary>
    public static async Task<MonitorDesign> CreateAsync(
        AwsSession session, MonitorSpec spec, IReadOnlyList<WatchedSecret> secrets, Deployment deployed,
        AccountReads reads, CancellationToken cancellation)
    {
        MonitorDesign design = new(session, spec, secrets, deployed);
        var foundation = design.ChooseFoundationAsync(reads);
        design.FormerTopicArn = await new TopicFinder(session).FindAsync(deployed, cancellation).ConfigureAwait(false);
        design.TopicArn = spec.TopicArn ?? design.FormerTopicArn
            ?? TopicResource.ArnOf(session, deployed.MonitorName);
        var subscriptions = await reads.SubscriptionsAsync(design.TopicArn).ConfigureAwait(false);
        (design.HasTopic, design.Subscriptions) = (subscriptions is not null, subscriptions ?? []);
        design.OwnsTopic = design.TopicArn == TopicResource.ArnOf(session, deployed.MonitorName)
            && (!design.HasTopic || await reads.IsOurTopicAsync(design.TopicArn).ConfigureAwait(false));
        design.Key = spec.KmsKeyId is { } key ? await reads.KeyAsync(key).ConfigureAwait(false) : null;
        design.Foundation = await foundation.ConfigureAwait(false);
        return design;
    }

    // A trail of all regions delivers to a log group of its home; elsewhere the other route sees its events.
    private async Task<Foundation> ChooseFoundationAsync(AccountReads reads)
    {
        try
        {
            return await reads.FoundationAsync(_spec, Deployed, Has(MonitorRoute.CloudWatch)).ConfigureAwait(false);
        }
        catch (SecretMonitorException e) when (e.ErrorId == nameof(ErrorCatalog.TrailWithoutLogGroup)
            && _spec is { AllRegions: true, Route: null } && Has(MonitorRoute.EventBridge))
        {
            Routes = [MonitorRoute.EventBridge];
            var foundation = await reads.FoundationAsync(_spec, Deployed, needsLogs: false).ConfigureAwait(false);
            return foundation with
            {
                Warnings =
                [
                    .. foundation.Warnings,
                    $"The trail of all regions has its log group in another region: in {_session.Region} the monitor "
                        + $"'{MonitorName}' goes by EventBridge alone.",
                ],
            };
        }
    }

    /// <summary>Lays it out in the room that quotas leave, and takes that room.</summary>
    /// <exception cref="SecretMonitorException">NotEnoughRoom.</exception>
    public IReadOnlyList<Resource> Lay(MonitorGraph graph, QuotaUse quotas)
    {
        WildcardRules = Math.Min(Quotas.WildcardRulesPerDetection, quotas.WildcardRoomFor(MonitorName));
        var resources = graph.Build();
        quotas.Add(this, resources);
        return resources;
    }

    /// <summary>Whether a route is part of it.</summary>
    public bool Has(MonitorRoute route) => Routes.Contains(route);

    /// <summary>What is deployed and no longer part of it.</summary>
    public Deployment SurplusOf(IReadOnlyList<Resource> resources)
    {
        HashSet<(string, string)> wanted = new(resources.Select(r => (r.Kind, r.Name)));
        return Deployed with
        {
            Alarms = Deployed.Alarms.Where(a => !wanted.Contains(("alarm", a.AlarmName))).ToList(),
            Filters = Deployed.Filters.Where(f => !wanted.Contains(("metric filter", f.FilterName))).ToList(),
            Rules = Deployed.Rules.Where(r => !wanted.Contains(("rule", r.Name))).ToList(),
        };
    }

    /// <summary>The monitor, once it is built.</summary>
    /// <param name="resources">What it consists of.</param>
    /// <param name="gone">What was deleted.</param>
    public Monitor Describe(IReadOnlyList<Resource> resources, IReadOnlyCollection<MonitorChange> gone) => new()
    {
        MonitorName = MonitorName,
        SecretId = Secrets.Select(s => s.FoundArn ?? s.Name).OrderBy(id => id, StringComparer.Ordinal).ToList(),
        Route = Routes,
        Detection = Detections,
        AllowedPrincipal = AllowedPrincipals,
        Recipient = Subscriptions.Where(s => s.SubscriptionArn != SubscriptionResource.Deleted).Select(s => s.Endpoint)
            .Concat(_spec.Recipient?.Select(r => r.Endpoint) ?? []).Distinct(StringComparer.Ordinal)
            .Except(gone.Where(c => c.Kind == SubscriptionResource.KindName).Select(c => c.Name)).ToList(),
        AlarmName = Names<AlarmResource>(resources),
        TopicArn = resources.OfType<TopicResource>().Any() ? TopicArn : null,
        RuleName = Names<RuleResource>(resources),
        LogGroupName = Foundation.LogGroupName,
        FilterName = Names<MetricFilterResource>(resources),
        MetricNamespace = Has(MonitorRoute.CloudWatch) ? MonitorNames.MetricNamespace : null,
        MetricName = Has(MonitorRoute.CloudWatch)
            ? Detections.Select(d => MonitorNames.ForMetric(MonitorName, d)).ToList()
            : [],
        TrailARN = TrailArn,
        BucketName = BucketName,
        Adopted = (string[])
        [
            .. Secrets.Where(s => s.IsForeign).Select(s => s.FoundArn!)
                .OrderBy(arn => arn, StringComparer.Ordinal),
            .. resources.OfType<TopicResource>().Where(t => !t.IsOwn).Select(t => t.Name),
            .. Foundation.Adopted is { } trail ? new[] { trail.TrailARN } : [],
        ],
        AccountId = _session.AccountId,
        Region = _session.Region,
        SandboxUrl = _session.SandboxUrl,
        CreatedAt = Deployed.CreatedAt ?? Since,
        Tag = _spec.Tag,
    };

    // To the second, as it is written down.
    private static DateTimeOffset Now()
    {
        var now = DateTimeOffset.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    private static IReadOnlyList<string> Names<T>(IEnumerable<Resource> resources) where T : Resource =>
        resources.OfType<T>().Select(r => r.Name).ToList();

    private static IReadOnlyList<T>? Named<T>(IReadOnlyList<T>? list) =>
        list is { Count: > 0 } ? list.Distinct().ToList() : null;

    private void RequireAllowList(bool hasAllowList)
    {
        if (!hasAllowList && Detections.Contains(DetectionCatalog.UnexpectedPrincipal.Name))
        {
            throw ErrorCatalog.InvalidParameterValue(
                "AllowedPrincipal", value: null, "at least one principal when UnexpectedPrincipal is a detection");
        }
    }

    private static Detection Find(string name)
    {
        try
        {
            return DetectionCatalog.Find(name);
        }
        catch (ArgumentException e)
        {
            var legal = string.Join(", ", DetectionCatalog.All.Select(d => d.Name));
            throw ErrorCatalog.InvalidParameterValue("Detection", name, legal, e);
        }
    }

    private static AllowedPrincipal Parse(string text)
    {
        try
        {
            return AllowedPrincipal.Parse(text);
        }
        catch (ArgumentException e)
        {
            throw ErrorCatalog.InvalidParameterValue(
                "AllowedPrincipal", text, "account ids, ARNs of users, roles and sessions (with *), and services", e);
        }
    }

    private DetectionScope ScopeOf(
        Detection detection, IReadOnlyList<SecretReference> secrets, IReadOnlyList<AllowedPrincipal> allowed)
    {
        DetectionScope scope = new(secrets) { AllowedPrincipals = allowed, WildcardPatterns = WildcardRules };
        return detection == DetectionCatalog.MonitorTampering ? new MonitorParts(this).Watch(scope) : scope;
    }

    // With an allow-list UnexpectedPrincipal takes the place of Access, and gives it back with the last entry.
    private IReadOnlyList<string>? Kept(Deployment deployed)
    {
        // Not by comparing with the list that is deployed: an update that was interrupted may have brought that, and not
        // yet this.
        var (access, unexpected) = (DetectionCatalog.Access.Name, DetectionCatalog.UnexpectedPrincipal.Name);
        var (from, to) = AllowedPrincipals.Count > 0 ? (access, unexpected) : (unexpected, access);
        var isRight = AllowedPrincipals.Count > 0 && deployed.Detections.Contains(unexpected);
        return Named(isRight ? deployed.Detections : deployed.Detections.Select(d => d == from ? to : d).ToList());
    }
}
