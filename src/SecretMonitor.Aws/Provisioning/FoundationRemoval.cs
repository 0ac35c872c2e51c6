using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Removes our own foundation: the trail first, then what it delivers to, the role last. Whatever has our name but not
/// our tag is none of ours, and stays.
/// </summary>
internal sealed class FoundationRemoval(AwsSession session, IOperationSink sink)
{
    private const string Kept = "kept";
    private const string Last = "no other monitor needs it";
    private const string Foreign = "carries no tag " + MonitorNames.TagKey + ": it was there before";

    // While another change of the trail is under way.
    private static readonly string[] Passing = ["ConflictException"];

    private readonly FoundationNames _names = new(session);

    /// <summary>The steps for what exists, and what stays.</summary>
    /// <param name="trail">Our own trail; null where there is none.</param>
    /// <param name="keepLogs">Whether bucket and log group stay.</param>
    /// <param name="before">What has to go before.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        Trail? trail, bool keepLogs, IReadOnlyList<Step> before, CancellationToken cancellation)
    {
        var bucketRead = OwnerOfBucketAsync(cancellation);
        var logGroupRead = OwnerOfLogGroupAsync(cancellation);
        var roleRead = OwnerOfRoleAsync(cancellation);
        await Task.WhenAll(bucketRead, logGroupRead, roleRead).ConfigureAwait(false);

        List<Step> steps = [];
        if (trail is not null)
        {
            steps.Add(Step.Delete("trail", trail.Name, Last, DeleteTrailAsync, before));
        }

        // That it is kept is marked on the bucket, and counts for the log group too.
        var (bucket, logGroup) = (bucketRead.Result, logGroupRead.Result);
        IReadOnlyList<Step> trailGone = [.. before, .. steps];
        steps.AddRange(bucket switch
        {
            null => [],
            Foreign => [Step.Keep("bucket", _names.Bucket, Foreign)],
            Kept => [Step.Keep("bucket", _names.Bucket, "was kept when the last monitor went")],
            _ when keepLogs => [MarkAsKept()],
            _ => [Step.Delete("bucket", _names.Bucket, Last + "; with all records in it",
                c => new BucketRemoval(session, sink).DeleteAsync(_names.Bucket, c), trailGone)],
        });
        steps.AddRange(logGroup switch
        {
            null => [],
            Foreign => [Step.Keep("log group", MonitorNames.LogGroup, Foreign)],
            _ when keepLogs || bucket == Kept => [Step.Keep("log group", MonitorNames.LogGroup, "is kept, with the bucket")],
            _ => [Step.Delete("log group", MonitorNames.LogGroup, Last + "; with all records in it",
                c => session.Logs.DeleteLogGroupAsync(new() { LogGroupName = MonitorNames.LogGroup }, c), trailGone)],
        });
        steps.AddRange(roleRead.Result switch
        {
            null => [],
            Foreign => [Step.Keep("role", _names.Role, Foreign)],
            _ => [Step.Delete("role", _names.Role, Last, DeleteRoleAsync, [.. before, .. steps])],
        });
        return steps;
    }

    // So that a later removal knows that the records, in the bucket and in the log group, are not left over.
    private Step MarkAsKept() => new(
        new()
        {
            Action = ChangeAction.Update,
            Kind = "bucket",
            Name = _names.Bucket,
            Reason = "stays, with the log group, and is tagged as kept",
        },
        async cancellation =>
        {
            BucketTags tags = new(session, _names.Bucket);
            var others = await tags.ReadAsync(cancellation).ConfigureAwait(false);
            await tags.WriteAsync(new ResourceTags(Kept, others), cancellation).ConfigureAwait(false);
        });

    // The value of our tag, Foreign without it, null where there is nothing. An empty bucket without any tag is one
    // that we could not finish.
    private Task<string?> OwnerOfBucketAsync(CancellationToken cancellation) => FindAsync(async () =>
    {
        BucketTags bucket = new(session, _names.Bucket);
        var tags = await bucket.ReadAsync(cancellation).ConfigureAwait(false);
        return tags.Count > 0 || !await bucket.IsEmptyAsync(cancellation).ConfigureAwait(false)
            ? OwnerOf(tags)
            : MonitorNames.FoundationTag;
    });

    private Task<string?> OwnerOfLogGroupAsync(CancellationToken cancellation) => FindAsync(async () =>
        await LogGroupResource.FindAsync(session, cancellation).ConfigureAwait(false) is null
            ? null
            : OwnerOf(await new TagReader(session).OfLogGroupAsync(LogGroupResource.ArnOf(session), cancellation)
                .ConfigureAwait(false)));

    private Task<string?> OwnerOfRoleAsync(CancellationToken cancellation) => FindAsync(async () =>
    {
        var found = await session.Iam.GetRoleAsync(new() { RoleName = _names.Role }, cancellation).ConfigureAwait(false);
        return RoleResource.IsOurs(found.Role) ? MonitorNames.FoundationTag : Foreign;
    });

    private static string OwnerOf(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(MonitorNames.TagKey, out var owner) ? owner : Foreign;

    private static async Task<string?> FindAsync(Func<Task<string?>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }

    private async Task DeleteTrailAsync(CancellationToken cancellation)
    {
        Backoff backoff = new(session, sink);
        await backoff.RetryAsync(
            "stopping the trail",
            Passing,
            () => session.CloudTrail.StopLoggingAsync(new() { Name = MonitorNames.Trail }, cancellation),
            cancellation).ConfigureAwait(false);
        await backoff.RetryAsync(
            "deleting the trail",
            Passing,
            () => session.CloudTrail.DeleteTrailAsync(new() { Name = MonitorNames.Trail }, cancellation),
            cancellation).ConfigureAwait(false);
    }

    private async Task DeleteRoleAsync(CancellationToken cancellation)
    {
        await Step.UnlessGoneAsync(() => session.Iam.DeleteRolePolicyAsync(
            new() { RoleName = _names.Role, PolicyName = RoleResource.PolicyName }, cancellation))
            .ConfigureAwait(false);
        await session.Iam.DeleteRoleAsync(new() { RoleName = _names.Role }, cancellation).ConfigureAwait(false);
    }
}
