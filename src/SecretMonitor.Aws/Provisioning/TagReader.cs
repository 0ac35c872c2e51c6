using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>Reads the tags of what is there; empty where the thing is gone. They tell what is ours.</summary>
internal sealed class TagReader(AwsSession session)
{
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
