using Amazon.SimpleNotificationService.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// What alarms, filters and rules do not tell of their monitors: topic, recipients, tags, and which secrets were there
/// before. For few monitors it is asked for one by one, for many in pages of a hundred.
/// </summary>
internal sealed class MonitorDetails
{
    private const int Few = 10;

    private readonly AwsSession _session;
    private readonly CancellationToken _cancellation;
    private readonly bool _areMany;
    private readonly SecretFinder _secrets;
    private readonly Lazy<Task<TopicList>> _topics;
    private readonly Lazy<Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>>> _topicTags;
    private readonly Lazy<Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>>> _partTags;

    /// <summary>Begins to read.</summary>
    public MonitorDetails(AwsSession session, IReadOnlyList<Deployment> monitors, CancellationToken cancellation)
    {
        _session = session;
        _cancellation = cancellation;
        _areMany = monitors.Count > Few;
        _secrets = new(session, monitors.SelectMany(SecretsOf).Distinct().ToList(), cancellation);
        _topics = new(() => TopicList.ReadAsync(session, cancellation));
        TagReader tags = new(session);
        _topicTags = new(() => tags.OfManyAsync(["sns"], cancellation));
        _partTags = new(() => tags.OfManyAsync(["cloudwatch:alarm", "events:rule"], cancellation));
    }

    /// <summary>The topic that a monitor publishes to; null where nothing tells.</summary>
    public async Task<string?> TopicOfAsync(Deployment deployed)
    {
        // Rules tell it one call each; where there is a monitor's own topic, it is that one.
        var own = TopicResource.ArnOf(_session, deployed.MonitorName);
        return _areMany && deployed.Alarms.Count == 0 && await ListedAsync(own).ConfigureAwait(false) is not null
            ? own
            : await new TopicFinder(_session).FindAsync(deployed, _cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether a topic is a monitor's own: of its name, and with our tag.</summary>
    public async Task<bool> IsOwnTopicAsync(string topicArn, Deployment deployed)
    {
        if (topicArn != TopicResource.ArnOf(_session, deployed.MonitorName))
        {
            return false;
        }

        if (_areMany && (await _topicTags.Value.ConfigureAwait(false)).TryGetValue(topicArn, out var tags))
        {
            return TagReader.AreOurs(tags);
        }

        return TagReader.AreOurs(
            await new TagReader(_session).OfTopicAsync(topicArn, _cancellation).ConfigureAwait(false));
    }

    /// <summary>The subscriptions of a topic; none where there is no topic.</summary>
    public async Task<IReadOnlyList<Subscription>> SubscriptionsOfAsync(string? topicArn) =>
        (topicArn is null ? null
            : _areMany ? await ListedAsync(topicArn).ConfigureAwait(false)
            : await SubscriptionResource.ReadAsync(_session, topicArn, _cancellation).ConfigureAwait(false)) ?? [];

    /// <summary>The person's own tags of a monitor.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TagsOfAsync(Deployment deployed)
    {
        if (_areMany)
        {
            var found = Find(await _topicTags.Value.ConfigureAwait(false), [
                TopicResource.ArnOf(_session, deployed.MonitorName)])
                ?? Find(await _partTags.Value.ConfigureAwait(false), [
                    .. deployed.Alarms.Select(a => a.AlarmArn), .. deployed.Rules.Select(r => r.Arn)]);
            if (found is not null)
            {
                return found;
            }
        }

        // The tagging service learns of new tags late, and may be closed to the caller.
        return await new TagReader(_session).AskedOfAsync(deployed, _cancellation).ConfigureAwait(false);
    }

    /// <summary>The ARNs of the secrets that were there before the monitor.</summary>
    public async Task<IReadOnlyList<string>> ForeignOfAsync(Deployment deployed)
    {
        var foreign = await Task.WhenAll(SecretsOf(deployed).Select(IsForeignAsync)).ConfigureAwait(false);
        return SecretsOf(deployed).Where((_, i) => foreign[i]).ToList();
    }

    private async Task<IReadOnlyList<Subscription>?> ListedAsync(string topicArn) =>
        await (await _topics.Value.ConfigureAwait(false)).FindAsync(topicArn, _cancellation).ConfigureAwait(false);

    private static IReadOnlyList<string> SecretsOf(Deployment deployed) =>
        deployed.Secrets.Where(s => !s.IsPattern).Select(s => s.Arn!).ToList();

    private static IReadOnlyDictionary<string, string>? Find(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> tags, IEnumerable<string> arns) =>
        arns.Select(arn => tags.TryGetValue(arn, out var found) ? found : null).FirstOrDefault(found => found is not null)
            ?.Where(t => t.Key != MonitorNames.TagKey).ToDictionary(t => t.Key, t => t.Value);

    private async Task<bool> IsForeignAsync(string arn)
    {
        try
        {
            var secret = await _secrets.FindAsync(arn, _cancellation).ConfigureAwait(false);
            return secret is not null && SecretResource.TagOf(secret) is null;
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            return false;
        }
    }
}
