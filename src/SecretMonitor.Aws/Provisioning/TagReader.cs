using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Reads the tags of what is there; empty where the thing is gone. They tell what is ours.</summary>
internal sealed class TagReader(AwsSession session)
{
    /// <summary>Whether tags say that the thing was created by us.</summary>
    public static bool AreOurs(IReadOnlyDictionary<string, string> tags) => tags.ContainsKey(MonitorNames.TagKey);

    /// <summary>The tags of a trail.</summary>
    public Task<IReadOnlyDictionary<string, string>> OfTrailAsync(string arn, CancellationToken cancellation) =>
        ReadAsync(async () => (await session.CloudTrail.ListTagsAsync(
            new() { ResourceIdList = [arn] }, cancellation).ConfigureAwait(false))
            .ResourceTagList.Or().SelectMany(r => r.TagsList.Or()).Select(t => (t.Key, t.Value ?? "")));

    /// <summary>The tags of a log group.</summary>
    public Task<IReadOnlyDictionary<string, string>> OfLogGroupAsync(string arn, CancellationToken cancellation) =>
        ReadAsync(async () => (await session.Logs.ListTagsForResourceAsync(
            new() { ResourceArn = arn }, cancellation).ConfigureAwait(false))
            .Tags?.Select(t => (t.Key, t.Value)) ?? []);

    /// <summary>The tags of a topic.</summary>
    public Task<IReadOnlyDictionary<string, string>> OfTopicAsync(string arn, CancellationToken cancellation) =>
        ReadAsync(async () => (await session.Sns.ListTagsForResourceAsync(
            new() { ResourceArn = arn }, cancellation).ConfigureAwait(false))
            .Tags.Or().Select(t => (t.Key, t.Value)));

    /// <summary>
    /// The ARNs of all topics with our tag: topics have no type in their ARNs, and are all that SNS tags. One that is not among them may have it none the less: see
    /// <see cref="OfManyAsync"/>.
    /// </summary>
    public async Task<ISet<string>> OurTopicsAsync(CancellationToken cancellation) =>
        new HashSet<string>((await OfManyAsync(["sns"], cancellation).ConfigureAwait(false)).Keys);

    /// <summary>
    /// The tags of everything of these types that has ours, by ARN, a hundred per call. The tagging service learns of new
    /// tags late, and may be closed to the caller: then nothing is found.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> OfManyAsync(
        List<string> types, CancellationToken cancellation)
    {
        Dictionary<string, IReadOnlyDictionary<string, string>> all = new(StringComparer.Ordinal);
        string? next = null;
        try
        {
            do
            {
                var page = await session.Tagging.GetResourcesAsync(
                    new()
                    {
                        ResourceTypeFilters = types,
                        TagFilters = [new() { Key = MonitorNames.TagKey }],
                        ResourcesPerPage = 100,
                        PaginationToken = next,
                    },
                    cancellation).ConfigureAwait(false);
                foreach (var found in page.ResourceTagMappingList.Or())
                {
                    all[found.ResourceARN] = found.Tags.Or().ToDictionary(t => t.Key, t => t.Value);
                }

                next = page.PaginationToken;
            }
            while (!string.IsNullOrEmpty(next));
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            // Then each thing is asked for its own.
        }

        return all;
    }

    /// <summary>The tags of an alarm.</summary>
    public Task<IReadOnlyDictionary<string, string>> OfAlarmAsync(string arn, CancellationToken cancellation) =>
        ReadAsync(async () => (await session.CloudWatch.ListTagsForResourceAsync(
            new() { ResourceARN = arn }, cancellation).ConfigureAwait(false))
            .Tags.Or().Select(t => (t.Key, t.Value)));

    /// <summary>The tags of a rule.</summary>
    public Task<IReadOnlyDictionary<string, string>> OfRuleAsync(string arn, CancellationToken cancellation) =>
        ReadAsync(async () => (await session.EventBridge.ListTagsForResourceAsync(
            new() { ResourceARN = arn }, cancellation).ConfigureAwait(false))
            .Tags.Or().Select(t => (t.Key, t.Value)));

    /// <summary>The person's own tags of a monitor: those of its first alarm, else of its first rule.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AskedOfAsync(
        Deployment deployed, CancellationToken cancellation)
    {
        var tags = deployed.Alarms.FirstOrDefault() is { } alarm
            ? await OfAlarmAsync(alarm.AlarmArn, cancellation).ConfigureAwait(false)
            : deployed.Rules.FirstOrDefault() is { } rule
                ? await OfRuleAsync(rule.Arn, cancellation).ConfigureAwait(false)
                : new Dictionary<string, string>();
        return tags.Where(t => t.Key != MonitorNames.TagKey).ToDictionary(t => t.Key, t => t.Value);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        Func<Task<IEnumerable<(string Key, string Value)>>> read)
    {
        try
        {
            return (await read().ConfigureAwait(false)).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return new Dictionary<string, string>();
        }
    }
}
