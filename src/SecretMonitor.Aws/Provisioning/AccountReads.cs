using System.Collections.Concurrent;
using Amazon.CloudTrail.Model;
using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// What planning reads before it compares: each thing once, all at the same time, however many monitors are planned.
/// </summary>
internal sealed class AccountReads
{
    // So many topics are asked for one by one; beyond, all subscriptions of the account are listed.
    private const int FewTopics = 10;

    private readonly AwsSession _session;
    private readonly CancellationToken _cancellation;
    private readonly FoundationFinder _finder;
    private readonly SecretFinder _secrets;
    private readonly bool _isFleet;
    private readonly Task<IReadOnlyList<Trail>> _trails;
    private readonly Task<DeployedParts> _parts;
    private readonly Lazy<Task<IReadOnlyList<Deployment>>> _monitors;
    private readonly Lazy<Task<QuotaUse>> _quotas;
    private readonly Lazy<Task<TopicList>> _topics;
    private readonly string? _foreseenTopic;
    private readonly Task<IReadOnlyList<Subscription>?>? _foreseenSubscriptions;
    private readonly Lazy<Task<ISet<string>>> _ourTopics;
    private readonly TagReader _tags;
    private readonly ConcurrentDictionary<string, Task<KeyPolicy>> _keys = new();
    private readonly ConcurrentDictionary<(string?, bool, string?, bool), Task<Foundation>> _foundations = new();

    /// <summary>Begins to read.</summary>
    public AccountReads(AwsSession session, IReadOnlyList<MonitorSpec> specs, CancellationToken cancellation)
    {
        _session = session;
        _cancellation = cancellation;
        _finder = new(session);
        _isFleet = specs.Count > FewTopics;

        // Lists do not tell of replicas.
        _secrets = new(
            session, specs.Where(s => !s.AllRegions).SelectMany(s => s.SecretId).Distinct().ToList(), cancellation);
        _trails = _finder.ReadTrailsAsync(cancellation);
        _parts = new DeploymentReader(session).ReadPartsAsync(LogGroupsAsync(), cancellation);
        _monitors = new(async () => (await _parts.ConfigureAwait(false)).Monitors());
        _quotas = new(async () =>
        {
            var parts = await _parts.ConfigureAwait(false);
            return new(session, parts.Filters, parts.Rules);
        });
        _topics = new(() => TopicList.ReadAsync(session, cancellation));
        _tags = new(session);
        _ourTopics = new(() => _tags.OurTopicsAsync(cancellation));

        // Mostly the topic is known before anything is read, and a round trip is spared.
        _foreseenTopic = specs.Count == 1 ? ForeseenTopic(specs[0]) : null;
        _foreseenSubscriptions = _foreseenTopic is null
            ? null
            : SubscriptionResource.ReadAsync(session, _foreseenTopic, cancellation);
    }

    /// <summary>A secret.</summary>
    public SecretFinder Secrets => _secrets;

    /// <summary>How full log groups and the bus are; what is planned is counted in.</summary>
    public Task<QuotaUse> QuotasAsync() => _quotas.Value;

    /// <summary>What is deployed of a monitor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="anyCase">Whether the name may differ in case, as a person gives it.</param>
    public async Task<Deployment> DeploymentAsync(string name, bool anyCase)
    {
        var all = await _monitors.Value.ConfigureAwait(false);
        return (anyCase ? DeploymentFinder.Among(all, name) : all.FirstOrDefault(d => d.MonitorName == name)) ?? new(name);
    }

    /// <summary>What a monitor is to stand on.</summary>
    public Task<Foundation> FoundationAsync(MonitorSpec spec, Deployment deployed, bool needsLogs) =>
        _foundations.GetOrAdd(
            (spec.Trail, spec.NewTrail, deployed.Filters.FirstOrDefault()?.LogGroupName, needsLogs),
            async _ => await _finder.ChooseAsync(
                await _trails.ConfigureAwait(false), spec, deployed, needsLogs, _cancellation).ConfigureAwait(false));

    /// <summary>The key that is named by id, ARN or alias.</summary>
    public Task<KeyPolicy> KeyAsync(string keyId) =>
        _keys.GetOrAdd(keyId, _ => KeyPolicy.FindAsync(_session, keyId, _cancellation));

    /// <summary>Whether a topic carries our tag.</summary>
    public async Task<bool> IsOurTopicAsync(string topicArn) =>
        (_isFleet && (await _ourTopics.Value.ConfigureAwait(false)).Contains(topicArn))
        || TagReader.AreOurs(await _tags.OfTopicAsync(topicArn, _cancellation).ConfigureAwait(false));

    /// <summary>The subscriptions of a topic; null where there is no topic.</summary>
    public async Task<IReadOnlyList<Subscription>?> SubscriptionsAsync(string topicArn) =>
        topicArn == _foreseenTopic ? await _foreseenSubscriptions!.ConfigureAwait(false)
        : _isFleet ? await (await _topics.Value.ConfigureAwait(false)).FindAsync(topicArn, _cancellation)
            .ConfigureAwait(false)
        : await SubscriptionResource.ReadAsync(_session, topicArn, _cancellation).ConfigureAwait(false);

    private string? ForeseenTopic(MonitorSpec spec)
    {
        var secrets = spec.SecretName is { } created ? [created] : spec.SecretId;
        var name = spec.MonitorName
            ?? (secrets.All(id => !Arn.TryParse(id, out _)) ? MonitorNames.ForSecrets(secrets) : null);
        return spec.TopicArn ?? (name is null ? null : TopicResource.ArnOf(_session, name));
    }

    private async Task<IReadOnlyCollection<string>> LogGroupsAsync() =>
        _finder.LogGroupsOf(await _trails.ConfigureAwait(false));
}
