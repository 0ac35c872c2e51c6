using Amazon.CloudTrail.Model;
using Amazon.S3;
using SecretMonitor.Aws.Sessions;
using SecretMonitor.Monitors;
using SecretMonitor.Sessions;

namespace SecretMonitor.Aws.Provisioning;

/// <summary>
/// Removes our own foundation: the trail first, then what it delivers to, the role last. A trail that was adopted, or a
/// bucket that is tagged and not with our tag, is none of ours.
/// </summary>
internal sealed class FoundationRemoval(AwsSession session, IOperationSink sink)
{
    private const string Kept = "kept";
    private const string Last = "no other monitor needs it";

    // While another change of the trail is under way.
    private static readonly string[] Passing = ["ConflictException"];

    private readonly FoundationNames _names = new(session);

    /// <summary>The steps for what exists.</summary>
    /// <param name="trail">Our own trail; null where there is none.</param>
    /// <param name="keepLogs">Whether bucket and log group stay.</param>
    /// <param name="before">What has to go before.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<Step>> PlanAsync(
        Trail? trail, bool keepLogs, IReadOnlyList<Step> before, CancellationToken cancellation)
    {
        var bucketRead = MarkOfBucketAsync(cancellation);
        var logGroupRead = HasLogGroupAsync(cancellation);
        var roleRead = HasRoleAsync(cancellation);
        await Task.WhenAll(bucketRead, logGroupRead, roleRead).ConfigureAwait(false);

        List<Step> steps = [];
        if (trail is not null)
        {
            steps.Add(Step.Delete("trail", trail.Name, Last, DeleteTrailAsync, before));
        }

        steps.AddRange(bucketRead.Result switch
        {
            Kept => [],
            not null when keepLogs => [MarkAsKept()],
            var mark => Logs(hasBucket: mark is not null, logGroupRead.Result && !keepLogs, [.. before, .. steps]),
        });
        if (roleRead.Result)
        {
            steps.Add(Step.Delete("role", _names.Role, Last, DeleteRoleAsync, [.. before, .. steps]));
        }

        return steps;
    }

    private List<Step> Logs(bool hasBucket, bool hasLogGroup, IReadOnlyList<Step> before)
    {
        List<Step> steps = [];
        if (hasBucket)
        {
            steps.Add(Step.Delete("bucket", _names.Bucket, Last + "; with all records in it",
                c => new BucketRemoval(session, sink).DeleteAsync(_names.Bucket, c), before));
        }

        if (hasLogGroup)
        {
            steps.Add(Step.Delete("log group", MonitorNames.LogGroup, Last + "; with all records in it",
                c => session.Logs.DeleteLogGroupAsync(new() { LogGroupName = MonitorNames.LogGroup }, c), before));
        }

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
        cancellation => session.S3.PutBucketTaggingAsync(
            new() { BucketName = _names.Bucket, TagSet = [new() { Key = MonitorNames.TagKey, Value = Kept }] },
            cancellation));

    /// <summary>The value of our tag, empty for a bucket without tags; null where there is no bucket of ours.</summary>
    private async Task<string?> MarkOfBucketAsync(CancellationToken cancellation)
    {
        try
        {
            var tags = await session.S3.GetBucketTaggingAsync(new() { BucketName = _names.Bucket }, cancellation)
                .ConfigureAwait(false);
            return tags.TagSet is { Count: > 0 } set
                ? set.FirstOrDefault(t => t.Key == MonitorNames.TagKey)?.Value
                : "";
        }
        catch (AmazonS3Exception e) when (e.ErrorCode == "NoSuchTagSet")
        {
            return "";
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return null;
        }
    }

    private async Task<bool> HasLogGroupAsync(CancellationToken cancellation) =>
        await LogGroupResource.FindAsync(session, cancellation).ConfigureAwait(false) is not null;

    private async Task<bool> HasRoleAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await session.Iam.GetRoleAsync(new() { RoleName = _names.Role }, cancellation)
                .ConfigureAwait(false);
            return RoleResource.IsOurs(found.Role);
        }
        catch (Exception e) when (AwsErrors.IsNotFound(e))
        {
            return false;
        }
    }

    private async Task DeleteTrailAsync(CancellationToken cancellation)
    {
        Backoff backoff = new(sink);
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
