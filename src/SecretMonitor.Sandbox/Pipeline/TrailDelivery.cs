using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SecretMonitor.Sandbox.Services.CloudTrail;

namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>
/// Brings records where trails send them: to S3 in files of a minute's records per trail and region, to the trail's log
/// group, and to EventBridge once when any trail logs them. What was logged is delivered also after the trail stopped
/// logging or was deleted, as in AWS.
/// </summary>
internal sealed class TrailDelivery(World world, TrailDestinations destinations, TrailDigests digests)
{
    /// <summary>Larger records go to S3 only.</summary>
    private const int LargestEvent = 256 * 1024;

    private static readonly TimeSpan FileWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromHours(1);

    /// <summary>A file that the bucket refuses is offered again for 30 days.</summary>
    private static readonly TimeSpan RetryPeriod = TimeSpan.FromDays(30);

    private readonly Dictionary<(Trail, string Region), (DateTimeOffset Closes, List<TrailRecord> Records)> _open = [];

    /// <summary>Takes a record that some trails log.</summary>
    public void Take(TrailRecord record, IReadOnlyList<Trail> trails)
    {
        var isSmall = Encoding.UTF8.GetByteCount(record.Json) <= LargestEvent;
        foreach (var trail in trails)
        {
            OpenFile(trail, record.Region).Add(record);
            if (isSmall && trail.Settings.LogGroupArn is not null)
            {
                world.Clock.Schedule(world.Options.Delays.Trail, () => DeliverLog(trail, record));
            }
        }

        if (isSmall && trails.Count > 0)
        {
            world.Clock.Schedule(world.Options.Delays.EventBridge, () => world.Get<IEventBus>().Put(
                record.Region, ToEvent(record), record.IsReadOnly && record.IsManagementEvent));
        }
    }

    /// <summary>The file that takes records now; the first record opens it and fixes when it is delivered.</summary>
    private List<TrailRecord> OpenFile(Trail trail, string region)
    {
        var (now, delay) = (world.Clock.Now, world.Options.Delays.Trail);
        if (_open.TryGetValue((trail, region), out var file) && now < file.Closes)
        {
            return file.Records;
        }

        List<TrailRecord> records = [];
        _open[(trail, region)] = (now + (delay < FileWindow ? delay : FileWindow), records);
        world.Clock.Schedule(delay, () => DeliverFile(trail, region, records, now + RetryPeriod));
        return records;
    }

    private void DeliverFile(Trail trail, string region, List<TrailRecord> records, DateTimeOffset lastTry)
    {
        var now = world.Clock.Now;
        var key = KeyOf(trail, region, now.UtcDateTime);
        var text = TrailFile.Text(records);
        var error = world.Get<IObjectStore>().Put(
            trail.Caller, trail.Settings.Bucket, key, TrailFile.Compress(text), TrailDestinations.FileHeaders(trail));
        trail.Status.Files.Note(now, error);
        if (error is not null)
        {
            if (now < lastTry)
            {
                world.Clock.Schedule(RetryInterval, () => DeliverFile(trail, region, records, lastTry));
            }

            return;
        }

        digests.Add(trail, region, key, text, records);
        if (trail.TopicArn is { } topic)
        {
            JsonObject notice = new() { ["s3Bucket"] = trail.Settings.Bucket, ["s3ObjectKey"] = new JsonArray(key) };
            trail.Status.Notifications.Note(
                now, world.Get<ITopicPublisher>().Publish(trail.Caller, topic, new(notice.ToJsonString()))?.Code);
        }
    }

    private string KeyOf(Trail trail, string region, DateTime now)
    {
        var folder = now.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
        var time = now.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture);
        var name = $"{world.AccountId}_CloudTrail_{region}_{time}_{world.Random.Letters(16)}.json.gz";
        return $"{trail.KeyPrefix}CloudTrail/{region}/{folder}/{name}";
    }

    private void DeliverLog(Trail trail, TrailRecord record)
    {
        if (trail.Settings.LogGroup is not { } group)
        {
            return;
        }

        var logs = world.Get<ILogStore>();
        var error = !logs.GroupExists(trail.HomeRegion, group) ? "The specified log group does not exist."
            : !destinations.RoleAllowsLogs(trail) ? TrailDestinations.RoleLacksPermissions
            : null;
        if (error is null)
        {
            logs.EnsureStream(trail.HomeRegion, group, trail.LogStream);
            logs.Append(trail.HomeRegion, group, trail.LogStream, [record.Json]);
        }

        trail.Status.Logs.Note(world.Clock.Now, error);
    }

    /// <summary>The event on the default bus: its detail is the bare record.</summary>
    private string ToEvent(TrailRecord record)
    {
        var service = record.EventSource.Substring(0, record.EventSource.IndexOf('.'));
        var time = record.EventTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{{\"version\":\"0\",\"id\":\"{world.Random.Uuid()}\",\"detail-type\":\"AWS API Call via CloudTrail\","
            + $"\"source\":\"aws.{service}\",\"account\":\"{world.AccountId}\",\"time\":\"{time}\","
            + $"\"region\":\"{record.Region}\",\"resources\":[],\"detail\":{record.Json}}}";
    }
}
