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
    /// The ARNs of all topics with our tag, a hundred per call. One that is not among them may have it none the less: the
    /// tagging service learns of new tags late, and may be closed to the caller.
    /// </summary>
    public async Task<ISet<string>> OurTopicsAsync(CancellationToken cancellation)
    {
        HashSet<string> ours = [];
        string? next = null;
        try
        {
            do
            {
                var page = await session.Tagging.GetResourcesAsync(
                    new()
                    {
                        ResourceTypeFilters = ["sns:topic"],
                        TagFilters = [new() { Key = MonitorNames.TagKey }],
                        PaginationToken = next,
                    },
                    cancellation).ConfigureAwait(false);
                ours.UnionWith(page.ResourceTagMappingList.Or().Select(r => r.ResourceARN));
                next = page.PaginationToken;
            }
            while (!string.IsNullOrEmpty(next));
        }
        catch (Exception e) when (AwsErrors.IsDenied(e))
        {
            // Then each topic is asked for its own.
        }

        return ours;
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
